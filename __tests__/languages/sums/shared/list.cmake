# Read by a project from outside of its folder.
set(STARTS ON)
