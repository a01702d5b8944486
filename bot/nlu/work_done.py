"""What the words right beside a job or a licence settle at once: a duty's verb, years, "certified", "expired"."""

from __future__ import annotations

import re

from bot.nlu import work_words as words
from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention
from bot.nlu.work_cues import Role, nearest


def held(context: Context, mention: Mention, left: str, right: str) -> Role | None:
    """What the words beside a licence or certificate settle at once: held, run out, or still being learned for."""
    if words.LAPSED.match(right) or words.LOST.search(left):
        return Role("past", len(left))
    if (
        context.question(mention.start)
        or context.negated(mention.start, mention.end, reach=5)
        or words.STATED_WISH.search(left)
    ):
        return None
    if words.FROM_JOB.search(left) and words.TO_JOB.match(right):
        return Role("have", len(left))
    learning = words.LEARNING.match(right)
    if learning:
        over = words.PASSED.search(left)
        passed = over and over[1] and learning[1]
        return Role("have" if passed else "studied" if over else "want", len(left))
    if words.STANDS.match(right):
        return Role("have", len(left))
    opens = not left.strip(" ,") or words.JOINS.search(left)
    if not left.strip(" ,") and (words.WITH_YEARS.match(right) or words.WITH_MORE.match(right)):
        return Role("have", len(left))
    if opens and not nearest(left)[0] and (words.SAYS_HELD.search(mention.text) or words.CERTIFIED.match(right)):
        return Role("have", len(left))
    return None


def done(context: Context, mention: Mention, left: str, right: str) -> Role | None:
    """What the verb of a duty or the years beside a job settle at once."""
    if mention.kind != "occupation":
        return None
    if mention.text == "typing" and words.PASSING.match(right):
        return Role("other")  # "typing this for my mom"
    if words.EMPLOYER.match(right) and words.FOR_EMPLOYER.search(left):
        return Role("other")  # "a dispatcher for a trucking company"
    negated = context.negated(mention.start, mention.end, reach=5)
    if not negated and (words.WISH_INSIDE.match(mention.text) or words.DREAM.search(left)):
        return Role("want", len(left))
    if not context.question(mention.start) and (
        words.ALL_I_DO.search(left)
        or words.TURNED.match(right)
        or (words.FROM_JOB.search(left) and words.TO_JOB.match(right))
    ):
        return Role("be", len(left))
    if mention.form != "past" and not negated and (words.SOUGHT_OR.search(left) or words.COULD.search(left)):
        return Role("want", len(left))
    if mention.form:
        if words.NO_JOB.match(right) or (words.AT_HOME.match(right) and mention.values[0].startswith("35-")):
            return Role("other")
        if words.LEFT.search(left):
            return Role("left", len(left))
        if words.WENT_TO.search(left) and not negated:
            return Role("past", len(left))
        if words.NOT_FINITE.search(left) or _asks(context, mention):
            return None if not re.search(r"\bi (?:\w+ )?$", left) else Role("other")
        if negated:
            return Role("denied")
        if mention.form == "past":
            return None if words.PASSIVE.search(left) else Role("past", len(left))
        if mention.text.startswith("trabajo") and words.NOUN_BEFORE.search(left):
            return None
        alone = mention.start == 0 and not right.strip(" .!")
        if mention.form == "present" and alone and not words.IN_SPANISH.match(mention.text):
            return None  # "cut hair": an answer to what they would like, as much as to what they do
        return Role("be", len(left)) if words.SUBJECT.search(left) else None
    if words.LEFT.search(left):
        return Role("left", len(left))
    if words.AT_HOME.match(right) and mention.values[0].startswith("35-"):
        return Role("other")
    wished = words.STATED_WISH.search(left) or context.question(mention.start)
    if negated or wished:
        return None
    if words.WAS.search(left) or words.LAPSED.match(right):
        return Role("past", len(left))
    if words.LEARNING.match(right) and words.IN_CLASS.search(left):
        return Role("want", len(left))
    if words.CERTIFIED_RIGHT.match(right) or words.MASTER.match(mention.text):
        return Role("be", len(left))
    worked = words.WORKED_AS.search(left)
    if worked:
        return Role("past" if worked[1] else "be", len(left))
    if mention.text.split()[0].endswith(("ing", "ando", "iendo")) and words.WORK_BEFORE.search(left):
        return Role("be", len(left))
    if words.RATHER.search(left):
        return Role("want", len(left))
    if words.CAN.search(left):
        return Role("other")  # a skill is no job
    if not left.strip(" ,") and words.OUT_OF_WORK.match(right):
        return Role("be", 0)
    if words.MILITARY.search(context.sentence_text(mention.start)) and not nearest(left)[0]:
        return Role("past", len(left))  # "Air Force, loadmaster"
    if words.STILL.search(left) or words.YEARS_BEFORE.search(left) or words.YEARS_AFTER.match(right):
        return Role("be", len(left))
    if not left.strip(" ,") and words.AT_PLACE.match(right):
        return Role("be", 0)  # "security guard at Winstar"
    return None


def done_in_list(context: Context, mention: Mention, left: str, others: list[Mention]) -> bool:
    """Whether a list that begins here ends in years or in "you name it" ("bartender/server, 10 years")."""
    if words.STATED_WISH.search(left) or context.question(mention.start):
        return False
    end = mention.end
    for other in others:
        if (
            other.kind == "occupation"
            and other.start > end
            and words.AND_NEXT.fullmatch(context.text[end : other.start])
        ):
            end = other.end
    rest = context.text[end:]
    return end > mention.end and bool(words.YEARS_AFTER.match(rest) or words.EVERYTHING.match(rest))


def _asks(context: Context, mention: Mention) -> bool:
    """Whether the clause asks; the English hay that is hauled is not the Spanish word of asking."""
    if "hay" in mention.text.split():
        return "?" in context.sentence_text(mention.start) + context.text[context.sentence(mention.start)[1] :][:1]
    return context.question(mention.start)
