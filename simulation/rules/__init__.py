"""One process each: the equation in the docstring, the kernel below it. Rules meet only in the columns, in the order that week.py states."""
