"""The Rasa side: understanding, the engine that runs one turn, and the conversation store."""
