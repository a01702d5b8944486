"""What Pathguide does in a turn: rasa_sdk custom actions that ask `pathways` and speak through `domain.yml`.

Every action is a class found by its name; `rasa run actions` and the in-process engine serve the same ones.
"""
