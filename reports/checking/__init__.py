"""How is a profile checked before anybody answers it? By signs, each weighed in the open; never with a verdict.

`signs` says what one can notice and why it matters, `judging` weighs the answers, `register` asks whether we
know an address. None of it notes who asked.
"""
