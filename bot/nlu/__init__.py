"""Language understanding: Rasa graph components that read a message's language, intent and facts."""
