// Judges each SARIF log of the JSON array on standard input by the format's own schema: prints what
// is wrong, and exits with 1 if anything is. The schema and Ajv come with @microsoft/jest-sarif.
const { createRequire } = require("node:module");
const within = createRequire(require.resolve("@microsoft/jest-sarif/package.json"));
const Ajv = within("ajv");

const ajv = new Ajv({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(within("ajv/lib/refs/json-schema-draft-04.json"));
const judge = ajv.compile(within("./lib/schemas/sarif-2.1.0-rtm.5.json"));
const logs = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
for (const log of logs) {
  if (!judge(log)) {
    console.log(ajv.errorsText(judge.errors, { separator: "\n" }));
    process.exitCode = 1;
  }
}
