"""The conversation that the benchmarks hold: an interview with a digression, routes shown, and questions on them."""

from __future__ import annotations

SCRIPT = (
    "hi",
    "I like working on cars and I live in Stillwater",
    "what is a career pathway anyway?",
    "evenings",
    "I have a car",
    "show me what I could do",
    "why the first one?",
    "how much does it cost?",
    "what does it pay?",
    "compare the first two",
    "how long does it take?",
    "is there help with child care?",
    "what if I could drive 60 miles?",
    "where is that info from?",
    "thanks",
    "bye",
)
