"""How well messages are understood: `make evaluate` measures it and writes docs/evaluation.md."""
