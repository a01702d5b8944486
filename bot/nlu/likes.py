"""What people like, in their own words: the stretch after "I like", "good at", "me gusta"."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.context import Context

_LIKE = re.compile(
    r"\b(?:i(?:'ve always| have always| always| really| also| just|'m really| kinda| do)? (?:like|liked|love|loved|enjoy|enjoyed)(?: to)?|(?:and|also|but|y) (?:really |i )?(?:like|love|enjoy)(?: to)?|i'm (?:really |pretty |very |also )?(?:good (?:at|with)|into|interested in|passionate about|handy with)|"
    r"i am (?:really |pretty |very )?(?:good (?:at|with)|into|interested in)|interested in|good with|(?:want|like|love|looking) to (?:work|do something|be|do) (?:with|outside|outdoors)|(?:wants to|want to|would like to|'d like to|'d love to|love to|like to|looking to|prefer to) (?:work (?:with|on|around|outside|outdoors|in the)|help|build|fix|care for|take care of|make things|drive|create|cook|design)|"
    r"(?:want|looking for|need|find|like|love|be|do|interested in) (?:something|anything|a job|work)(?: where i can| that involves| involving| working| in| with| around| to do with)|he (?:likes|loves)|she (?:likes|loves)|likes|loves|(?:he|she)(?:'s| is) (?:really |very )?(?:into|interested in|good (?:at|with))|(?:and|also) (?:really )?into|my passion is|hobbies are|"
    r"(?:a mi hij[oa] )?(?:me|le) (?:gusta|gustan|encanta|encantan|interesa|interesan|fascina)(?:ria)?(?: mucho)?|soy buen[oa] (?:para|con|en|haciendo)|disfruto(?: de)?|quiero (?:trabajar con|ayudar|hacer algo (?:con|de)|algo (?:con|de|en))|algo (?:con|relacionado con|que tenga que ver con)|me apasionan?)\s+"
)
_KEEP = re.compile(
    r"(?:work with|work on|help|build|fix|care for|take care of|outside|outdoors|make things|drive|create|cook|design|where i can|work around|ayudar|trabajar con)\s*$"
)
_END = re.compile(
    r"[.;!?\n]|,\s*(?=(?:and |but |so |y |pero )?(?:i|i'm|i've|we|my|no|not|can|have|live|in|near|looking|yo|tengo|vivo|soy|pero|but|need|don't|only|just|he|she|within|under)\b)|\s+(?:but|pero|because|porque|so|though|aunque|although|and i|y tengo|y vivo|and have|and live|and can|and need|y no|near|in (?:the )?(?=[A-Z]))\b|\s+(?:if|what|how|where|any|please)\b"
)
_TRIM = re.compile(
    r"^(?:the idea of|working in|to|a|an|the|some|doing|the thought of|la idea de|idea of)\s+(?=\w)|\s+(?:a lot|too|and stuff|i guess|mostly|jobs?|lol|mucho|right now|please|tambien|maybe|and|y|or|really)$"
)
_NOT_LIKES = re.compile(
    r"^(?:to (?:know|see|hear|learn more|find out|start over|change|talk|get|go|make|be able|apply|save|stop)|that|it|you|this|those|them|one|ones|see|some|more|help(?: with|ing)?\s*$|help (?:with|paying|finding)|information|info|options?|number|the (?:first|second|third|last)|what you|how|esa|eso|esto|mas|saber|ver|la (?:primera|segunda|tercera)|know|a job|work|training|school|programs?|classes|anything|something|ideas?|me|to)\b"
)
_KIND_OF_WORK = re.compile(
    r"\b(?:something|anything|a job|work|algo|trabajo) (?:that's |that is |more |pretty |que sea )?(outdoors|outside|outdoorsy|hands[- ]on|creative|active|physical|quiet|artistic|mechanical|technical|al aire libre|creativo|activo|manual|practico)\b"
)
_LONGEST_WORDS = 9


def likes(context: Context) -> Iterator[tuple[int, int]]:
    """Where the person says in their own words what they like."""
    yield from _kinds_of_work(context)
    for match in _LIKE.finditer(context.text):
        if context.negated(match.start(), match.end(), reach=3) or re.search(
            r"(?:don't|do not|didn't|no|not|never)(?: \w+)?\s*$", context.text[: match.start()]
        ):
            continue
        if re.search(r"\b(?:don't|no|not)\b", match.group()) or context.somebody_else(match.start() + 2):
            continue
        start = match.end()
        kept = _KEEP.search(context.text[: match.end()])
        if kept:
            start = kept.start()
        end = _span_end(context.text, match.end())
        start, end = trimmed(context.text, start, end)
        words = context.text[start:end].split()
        if words and len(words) <= _LONGEST_WORDS + 3 and not _NOT_LIKES.match(context.text[match.end() : end]):
            yield start, end


def _kinds_of_work(context: Context) -> Iterator[tuple[int, int]]:
    for match in _KIND_OF_WORK.finditer(context.text):
        if not context.negated(match.start(), match.end(), reach=3):
            yield match.span(1)


def _span_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def trimmed(text: str, start: int, end: int, whole: bool = False) -> tuple[int, int]:
    """The stretch without empty words at its ends; with `whole` only at its beginning."""
    while True:
        piece = text[start:end]
        stripped = piece.strip(" ,'\"")
        start += len(piece) - len(piece.lstrip(" ,'\""))
        end = start + len(stripped)
        cut = _TRIM.search(text[start:end])
        if cut is None or (whole and cut.start() > 0):
            return start, end
        if cut.start() == 0 and cut.end() < end - start:
            start += cut.end()
        elif cut.start() > 0:
            end = start + cut.start()
        else:
            return start, end
