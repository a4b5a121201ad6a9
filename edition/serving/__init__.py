"""Previewing the site: it is served while it is edited, and what a change concerns is made anew.

Three processes: one judges, one makes the pages, and the one that the user started watches the
files, serves what was last found right, and speaks. Saxon runs in the first two alone.
"""
