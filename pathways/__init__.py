"""The pathway database and every question it answers. Knows no Rasa and no HTTP."""
