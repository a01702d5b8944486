"""The channels that bring messages to people: each verifies, reads, words and delivers in its provider's way."""
