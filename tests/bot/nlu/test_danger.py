"""Danger said outright, indirectly or misspelled, and what only sounds like it: the rule layer alone."""

from __future__ import annotations

import pytest

from bot.nlu.safety import is_crisis
from bot.nlu.spelling import Speller

DANGER = """
i want to kill myself
i dont want to be alive anymore
im done with living honestly
no point in going on anymore
my kids would be better off without me
i keep thinking about ending my life
i just want to go to sleep and never wake up
thinking of offing myself tonight
i have the pills right here in my hand
i'm about to drive my truck off the bridge
i already wrote goodbye letters to my girls
i gave away all my stuff, i wont need it
tell my mom i love her, im not going to be here tomorrow
nobody would miss me if i was gone
my husband hits me and i'm scared to go home
he wont let me leave the house
my boyfriend choked me last night
hiding in the bathroom from my ex right now
he says hes going to kill me if i leave
i ran from my abuser with the kids and have nowhere to go
me and my baby have nowhere to sleep tonight
we got evicted today and we're sleeping in the car with the kids
the shelter is full and its freezing out here
my kids havent eaten since yesterday
theres no food in the house and no formula for the baby
got kicked out tonight and i dont know where to go
my dad collapsed and isnt breathing
i think im having a heart attack
i took too many pills
my friend overdosed he wont wake up
sucidal and nobody cares
i wanna die
me quiero morir
ya no quiero vivir
kiero morirme
estoy pensando en quitarme la vida
mis hijos estarian mejor sin mi
quisiera dormir y ya no despertar
mi esposo me pega
mi novio me tiene encerrada
me corrieron de la casa y no tengo donde dormir esta noche
mis hijos no han comido desde ayer
no tengo a donde ir con mi bebe
ya escribi mi carta de despedida
tengo las pastillas en la mano
mi mama no respira
me acabo de tomar un frasco de pastillas
estoy escondida de mi marido
he beats me at night
he hits me with a belt
she said she would shoot me
my boyfriend slapped me with his phone and pushed me
i left him and he says he is going to kill me
i was abused as a kid and i can't live anymore
me pega mas cuando toma
mi cuñado me va a matar
""".strip().splitlines()

NONE = """
i'm dying to get started
this heat is killing me
id kill for a day shift
that interview was murder
rent is killing us this month
my phone died so i missed your text
my truck died on i-40
my grandpa died last spring and left me his tools
i want to be a suicide prevention counselor
i used to work the crisis line
how do i become a paramedic, i like emergencies
i survived an abusive marriage, that was ten years ago
my ex husband used to hit me, i left in 2015 and i'm fine
i was homeless when i was 19 but not anymore
i lost my brother to an overdose, i want to help addicts
do you need cpr to be a cna
i work on the kill floor at the packing plant
i could kill two birds with one stone if it's near home
i'm starving, when is lunch
i am bored to death at this desk
shoot me an email
my feet are killing me after a double
i'd rather die than sit in an office
my dog died and i couldnt focus on school
layoffs hit us hard
the bus hits every stop so it takes an hour
i hit a dead end with my job
does the nursing program cover mental health
working nights is going to kill me
stressed out about money
i feel stuck and tired of this job
i'm so done with this job
i have no place to study
is there a shelter where i could work
i can't go on like this at walmart, i need better pay
me muero por empezar
este trabajo me esta matando
estoy muerto de cansancio
se me murio el carro
mi abuelo murio el ano pasado
quiero ayudar a mujeres que sufren violencia
trabaje en el rastro matando pollos
me mata la espalda
no tengo donde estudiar
ya no aguanto este trabajo
vivi en la calle hace anos
""".strip().splitlines()


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller((), ())


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_heard(speller: Speller, text: str) -> None:
    assert is_crisis(speller.plain(text).text.strip())


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_danger_is_not(speller: Speller, text: str) -> None:
    assert not is_crisis(speller.plain(text).text.strip())
