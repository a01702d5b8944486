"""Channels and the gateway: everything that speaks HTTP. Knows the bot's service, never Rasa itself."""
