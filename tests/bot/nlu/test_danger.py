"""Danger said outright, indirectly or misspelled, and what only sounds like it: the rule layer alone."""

from __future__ import annotations

import pytest

from bot.nlu.safety import is_crisis, sounds_harmless
from bot.nlu.spelling import Speller

DANGER = """
i want to end it
i dont want to be here no more
i think about dying all the time
my son says he wants to kill himself
my daughter keeps cutting herself and i dont know what to do
i think my mom overdosed
i cant wake him up
my baby is choking
im having chest pains
send an ambulance
i'm going to hurt someone
im gonna kill him
life isnt worth living
theyd be better off with my life insurance
my friend just texted me goodbye forever
my boyfriend is beating on the door with a bat
he said if i leave hell kill me
my husband choked me last night
she hits me when she drinks
my dad touches me
my kids havent ate since yesterday
theres no food in the house and no money til friday
im hiding in the bathroom from him
theres blood everywhere
i took a bunch of tylenol
i cant go on
whats the point of going on
everyone would be happier if i was gone
ya no quiero estar aquí, no le veo caso a la vida
mi hijo dice que se quiere matar
mi hija se corta los brazos
mi mamá no despierta
mi esposo me está pegando
me dijo que me va a matar si lo dejo
no tenemos dónde dormir hoy
mis niños no han comido desde ayer
me duele el pecho y no puedo respirar
mi novio tiene una pistola y está afuera
estoy escondida en el baño
quisiera dormirme y no despertar
me tomé todas las pastillas
hay mucha sangre
se está ahogando mi bebé
lo voy a matar
ya no puedo más con esta vida
estarían mejor sin mí
necesito una ambulancia
nos echaron a la calle y está helando
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
feeding my kids ketchup packets
i give my little girl dry crackers and water its all i got
we are living on ketchup packets and saltines
i skip meals so my kids can eat
my kids eat and i dont
watering down the baby's formula
were eating out of dumpsters
my boys been eating dog food
got one can of beans left for me and four kids
les doy agua con azucar a mis niños
les estoy dando sobrecitos de catsup
mis hijos comen tortilla con sal porque no hay mas
dejo de comer para que coman mis hijos
le rebajo la leche con agua al bebe
he doesnt hit me he just pushes me into walls
he doesnt hit me but he chokes me
my husband never hurts me but he said he will kill me
no me pega pero me avienta cosas
no me pega cuando estan los niños
""".strip().splitlines()

NONE = """
my ex husband used to beat me, i've been free of him five years and i'm ready to work
i left an abusive marriage in 2018, doing good now, want to be a paralegal
i was suicidal in high school but i'm okay now and want to help kids
does having overdosed years ago keep me from being an emt? clean since 2017
would a past suicide attempt show on a background check for nursing, i'm well now
my kids dad is in prison so it's just me raising them
my husband got locked up and i'm on my own with three kids
i'm scared they'll close the plant
afraid they are going to cut my hours
worried they're gonna fire me
i shot him an email about the job
shoot me the details tonight
i'll be at work tonight, text me tomorrow
i'll be home tonight if someone can call
staying late tonight to finish my resume
my nephews live with me
mis primos viven conmigo en la misma casa
mi tío murió en la guerra, yo nunca fui militar
mi abuelo estuvo en Corea, yo no
me gusta matar insectos y fumigar, eso hacía
trabajé matando pollos en la planta
i used to slaughter hogs
exterminator, killing roaches and rats
i cut hair and i'm not afraid of knives
i hunt and butcher deer
storm's rolling in tonight, stay safe everybody
tornado watch tonight, be careful
quiero ser despachadora del 911
i'd like to work at the 911 center
want to work in an emergency room
quiero trabajar en emergencias
me muero de hambre, voy a comer y regreso
i'm dead tired from work
this interview is going to kill me
the heat is killing me on that roof
my dad died last year so i came home to help mom
my brother died of an overdose and i want to be a drug counselor
my wife passed away and i need to learn a trade
i was homeless last year but i have an apartment now
i lived in my car for a while in 2020
we lost our house in the tornado two years ago and now rent
i got shot in the leg in 2015 and walk with a limp
i was stabbed once so no corrections work
i work at a women's shelter
i volunteer at the homeless shelter on tuesdays
i answer calls on a crisis line
i have depression but take meds and work fine
i get anxious around crowds
fighting fires, rescuing people
i love action movies and shooting ranges
my hours got slashed
i'm bleeding money on gas
drowning in bills but hanging in there
i could murder a cheeseburger
i'm hungry for something new in my career
my stomach hurts from laughing
kids are starving to death lol, what's for dinner
no tengo hambre, gracias
mi jefe me trae muerta de tanto trabajo
estoy hasta el cuello de deudas pero ahí la llevo
me pega duro la alergia
mi esposo murió y tengo que trabajar
mi ex me pegaba, ya tengo cuatro años lejos de él
salí de una relación violenta hace años y ahora quiero estudiar
dejé las drogas hace seis años
estuve sin casa el año pasado, ya rento
me dan miedo las alturas
me da miedo hablar inglés
le tengo miedo a los perros
can i be a cop if my uncle killed somebody
does a domestic violence charge from 2010 keep me out of nursing
i beat cancer two years ago
i beat my addiction
he hit on me at work so i quit
my boss yelled at me so i left
we got hit by a tornado in 2013
got hit by a car in may, can't lift
the layoff hit us hard
i'm going to die at this desk
this job is sucking the life out of me
life is hard right now but i'm trying
i can't take this job anymore
i can't do this anymore, the warehouse is too much on my back
i want to disappear into the woods and be a park ranger
end of the line for coal, need something else
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
mi esposo toma pero no se mete conmigo
mi marido toma mucho pero no me pega
my husband drinks but he never hits me
he yells but has never laid a hand on me
my kids put ketchup on everything
i work at sonic and hand out ketchup packets
i feed the kids at a daycare, crackers and juice
i make dog food at the plant
need a job that feeds my kids
i skip lunch so i can leave early
les doy de comer a los niños en la escuela
trabajaba empacando catsup
tortilla con sal es mi antojo
""".strip().splitlines()


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller((), ())


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_heard(speller: Speller, text: str) -> None:
    assert is_crisis(speller.plain(text).text.strip())


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("mi esposo toma pero no se mete conmigo", True),
        ("my husband drinks but he never hits me", True),
        ("i been having a rough week", True),
        ("its been a hard month, i dont see the point", False),
        ("he doesnt hit me he just pushes me into walls", False),
        ("he hasnt hit me yet today", False),
        ("i keep quiet so he doesnt hit me", False),
        ("mi esposo no me ha pegado hoy", False),
    ],
)
def test_a_denial_stands_against_the_classifier_unless_it_is_taken_back(
    speller: Speller, text: str, harmless: bool
) -> None:
    assert sounds_harmless(speller.plain(text).text.strip()) is harmless


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_danger_is_not(speller: Speller, text: str) -> None:
    assert not is_crisis(speller.plain(text).text.strip())
