"""What is found by words, and in which words? Cases in scope, the best first, each with the passage that tells."""
