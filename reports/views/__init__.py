"""Which pages has the staff door? Beginning, writing, coming back with a code, and what came of it."""
