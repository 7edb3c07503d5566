"""What does every test have at hand? The real services of the run, and (from other files) the cast."""

pytest_plugins = ["tests.services"]
