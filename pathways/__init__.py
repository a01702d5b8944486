"""The pathway database and every question it answers. Knows no Rasa and no HTTP."""

from pathways.ladder_picture import ladder_svg
from pathways.ladder_words import ladder_text

__all__ = ["ladder_svg", "ladder_text"]
