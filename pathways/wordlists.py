"""Word lists of `pathways.wording`: filler, verbs, and the small Spanish-English glossary. All folded (no accents)."""


def words(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


# What carries no meaning in "I want to work with …".
FILLER_EN = words(
    """
    a about after all also always am an and any anything are around as at be because become been being buck
    bucks bunch but by can cant career careers class classes could day days decent do does doing dollar dollars
    don dont else enjoy enjoyed etc evening evenings ever every fast field find for from fun get getting go
    going good got great guess had hard has have having he her him his hour hours how hrs i id if ill im in
    industry interest interested interests into is it its ive job jobs just kind kinda know learn like liked
    likes little ll looking lot lots love loved loves m make makes making maybe me mean money month months more
    morning most much my myself need new nice night nights no not occupation of off on one ones only or other
    others our out over pay pays people place please prefer pretty probably profession quick quickly re really right s
    same say school she should so some somebody someone something sort stuff such t take taking than that the
    their them then there these they thing things think thinking this those thru to too training try trying um
    up us use used using ve very wanna want wants was way we week weekend weekends weekly weeks well were what
    whatever when where which while who whole will wish with within work working works would yeah year years yes
    you your
    """
)
FILLER_ES = words(
    """
    a ahi al algo alguien algun alguna alguno ano anos aprender aqui asi aunque bien buena bueno busco cada
    carrera como con cosa cosas creo cual cuando de dedicarme del desde dolar dolares donde dos e el ella ellas
    ellos empleo en encanta encantan era eran eres es esa ese eso esta estar este esto estoy estudiar fue ganar
    gente gusta gustan gustaria ha hacer hago han hasta hay he hora horas interesa interesan ir la las le les lo
    los manera mas me mejor mes meses mi mis mucha muchas mucho muchos muy nada ni no noche noches nos o oficio
    otra otras otro otros para parece pero persona personas poder por porque preferiria puede puedo pues que
    quien quiero quisiera sea semana semanas ser si siempre siento sin sobre solo son soy su sus tal tambien
    tener tengo tiene tipo todo todos trabaja trabajar trabajo trabajos tu un una uno unos usando usar ver
    verdad y ya yo
    """
)

# Verbs that begin what one does ("fix cars"), not what one is.
ENGLISH_VERBS = words(
    """
    wrenching loading unloading
    analyzing baking be build building caring cleaning climbing coding cook cooking cut cutting decorating
    deliver design detailing do doing draw drawing drive driving editing fight filling filming fix fixing fly
    flying gardening giving growing hacking help helping interviewing keep lay make making mixing mow mowing own
    painting planning pour putting run sell selling serving sew sewing solving stocking stop study take taking
    talking teach teaching tending testing training typing wait waiting washing watching weld wiring work
    working write writing
    """
)
SPANISH_NOUNS_IN_R = words("auxiliar bar chofer lider militar mujer taller")  # they end as infinitives do

# Words that are the same in both languages, so they do not tell which is spoken.
IN_BOTH = words(
    """
    animal animals are arm as auto autos blog cable cables cartas casino casinos chef criminal data date dental
    die doctor fin hospital hotel hotels internet laboratorios lance ley local mar mate mental mina mine moto
    motor motors motos once pan pans paper parque piano plan play radio radios real red robot robots simple sol
    solo television tours trailer trailers tubo video videos
    """
)

# Spanish head words and the English that descriptions use for them.
GLOSSARY = """
    | bilingue: bilingual language interpreter | eolico: wind turbines | senas: sign language interpreter
    | hablar: talk talking | remoto: remote
    | abeja: bees | abogado: lawyer | abuelito: elderly | abuelo: elderly | acero: steel
    | aconsejar: advise counseling | adiccion: addiction drugs | aduana: customs | afuera: outside
    | agricola: farm | agua: water | aire: air | alambre: wire | alarma: alarm | albanileria: masonry brick
    | alcohol: alcohol | alimento: food | almacen: warehouse | alumno: students teach | ambulancia: ambulance
    | anciano: elderly | animal: animals | antena: satellite internet | anuncio: ads
    | aparato: equipment electronics | apartamento: apartments | aplicacion: apps programs | arbol: trees
    | archivo: files records | arena: sand | armar: put together assemble | armario: cabinets
    | arreglar: fix repair | arte: art | asesorar: advise | asfalto: asphalt roads | asilo: nursing home
    | atender: serve help customers | atleta: athletes sports | autismo: disabilities children | auto: car
    | autobus: bus | aviacion: airplanes aviation | avion: airplane | ayudar: help | azulejo: tile
    | bailar: dance | baile: dance | banco: bank money | bano: bathroom | barco: boat | basura: trash
    | bebe: babies | bebida: drinks | belleza: beauty | biblioteca: library | bicicleta: bicycle | blog: writing
    | boda: weddings | bodega: warehouse | bordar: sew | bosque: forest | bote: boat | caballo: horses
    | cabello: hair | cable: wire cables | cafe: coffee | caja: cash register | cajas: boxes
    | calefaccion: heating | calle: street | calor: hot | calidad: quality | camara: camera | camino: roads
    | camion: truck
    | camioneta: pickup truck | campo: farm field | camposanto: funeral | cancion: music | cantar: sing music
    | carcel: jail prison | carga: freight load | cargar: load carry | caridad: charity | carne: meat
    | carpinteria: carpentry | carretera: road | carro: car | carta: letters | casa: house | casino: casino
    | caza: hunting | cazar: hunting | celular: cell phones | cemento: concrete | cerca: fence | cerveza: beer
    | chavo: youth teens | chico: kids | chofer: driver drive | choque: wrecked cars | ciencia: science
    | checar: inspect check
    | cine: film movies | cirugia: surgery | ciudad: city | clase: classes teach | cliente: customers
    | clima: air conditioning heating | coche: car | cocina: kitchen cooking | cocinar: cook cooking
    | codigo: code programs | colegio: school | comercio: business store | comida: food meals
    | compania: company | comprar: buy | computacion: computers | computadora: computer
    | comunidad: community help | concreto: concrete | conducir: drive | conectar: connect wire
    | consejeria: counseling | consejo: advise counseling | construccion: construction building
    | construir: build | consultorio: clinic | contabilidad: accounting | contar: count numbers money
    | conversar: talk | corazon: heart | corral: livestock | correo: mail | cortar: cut | corte: court
    | cosechar: pick crops | coser: sew clothes | costura: sewing | creativo: art design creative
    | criar: raise animals | crimen: crime | criminal: crime | cuadro: paintings art | cuenta: bills accounting
    | cuerpo: body | cuidar: care take care | cultivo: crops | curar: heal treat patients | dato: data
    | decorar: decorate | defender: protect law | delito: crime | dental: dental teeth | deporte: sports
    | derecho: law | desarmar: take apart | dibujar: draw drawing | dibujo: drawing | diente: teeth dentist
    | diesel: diesel engines | dinero: money | dirigir: lead manage | discapacidad: disability
    | discapacitado: disabled | disenar: design | diseno: design | doctor: doctor | domestico: house cleaning
    | droga: drugs addiction | ducto: ducts | edificio: building | educacion: education teach school
    | educar: teach | ejercicio: exercise | electricidad: electricity wiring electrical
    | electrico: electric electrical | electronica: electronics | electronico: electronics | elevador: elevator
    | embarazada: pregnancy | embarazo: pregnancy babies | emergencia: emergency | empacar: pack boxes
    | empresa: business company | energia: energy power | enfermedad: disease sick
    | enfermera: nurse nursing patients | enfermeria: nursing patients | enfermo: sick patients
    | ensamblar: assemble put together
    | ensenar: teach teaching | entrega: deliver packages | entregar: deliver packages
    | entrenar: train exercise | entrevistar: interview | envio: shipping | equipo: equipment team
    | escribir: write writing | escuchar: listen talk | escuela: school | espanol: spanish | estadio: sports
    | estadistica: statistics | estructura: structures steel | evento: events | evidencia: evidence
    | excavadora: excavator | experimento: experiments lab | explicar: teach explain | exterior: outside
    | fabrica: factory | familia: families | farmacia: pharmacy medicine | ferrocarril: railroad train
    | fierro: metal iron | fiesta: parties | finanzas: finance investing | fisico: physical | flete: freight
    | flor: flowers | foto: pictures photos | fotografia: photography pictures | frio: cold | fuego: fire fires
    | fuerza: physical | fumigar: spray insects | funeral: funerals | futbol: sports coach | gallina: chickens
    | ganado: cattle livestock | gas: gas | gasolina: gas fuel | gato: cats | gerente: manager
    | gimnasio: gym fitness | grabar: record film | grande: big | granja: farm | gratis: free | grua: crane
    | grupo: groups | guarderia: daycare children | guerra: army | guitarra: music guitar
    | helicoptero: helicopter | herida: wounds | herramienta: tools | hierro: iron metal | hijo: children
    | historia: stories history | hogar: home | hospital: hospital | hospitalidad: hotel guests | hotel: hotel
    | huella: evidence | huerta: garden crops | hueso: bones | huesped: hotel guests | hule: tires
    | idioma: languages | iglesia: church | impuesto: taxes | incendio: fire fires | infantil: children
    | inform: computers | ingenieria: engineering design | ingeniero: engineer | ingles: english language
    | inmigrante: immigrants | insecto: insects bugs | inspeccionar: inspect | instalar: install
    | internet: internet network
    | inversion: investing money | invertir: invest money | investigacion: research | investigador: investigate
    | investigar: investigate | inyeccion: shots patients | jardin: garden yard | jefe: manager lead
    | joven: teens youth | juego: games | jugar: games play | justicia: justice law | laboratorio: lab
    | ladrillo: brick | ladron: theft security police | lago: lakes | lamina: sheet metal | lampara: lights
    | lavar: wash | leccion: teach | leche: dairy | leer: read books | lente: eyeglasses | lesion: injuries
    | ley: law | libro: books | licor: drinks | lider: lead | limpiar: clean cleaning | limpieza: cleaning
    | llamada: phone calls | llanta: tires | llave: keys lock | logistica: logistics shipping
    | luz: lights electric | madera: wood | maestro: teacher | mandado: errands | manejar: drive driving
    | manicura: nails | mano: hand | mantenimiento: maintenance repair | manualidad: handson build repair tools
    | manufactura: manufacturing factory | mapa: maps | maquillaje: makeup | maquillar: makeup
    | maquina: machines | maquinaria: machines heavy equipment | mar: boats | masaje: massage
    | mascota: pets animals | mate: math | matematica: math numbers | mayor: older people elderly
    | mecanica: mechanic engines | mecanico: mechanic repair engines | medicina: medicine
    | medico: medical doctor | medir: measure | mental: mental | mente: mental | mercadotecnia: marketing
    | mercancia: goods | mesa: tables restaurant | metal: metal | mezclar: mix | militar: army | mina: mining
    | moda: fashion clothes | montana: mountains forest | moto: motorcycle | motocicleta: motorcycle
    | motor: engines | mover: move | mueble: furniture | muerto: dead funeral | muestra: samples tests
    | mujer: women | musculo: exercise muscles | musica: music | nadar: swim | naturaleza: nature outdoors
    | navegar: internet | necesitado: people in need | negociar: sales business | negocio: business
    | nieve: snow | nino: children kids | nomina: payroll | noticia: news | numero: numbers
    | obra: construction building | oficina: office | ojo: eyes | operacion: surgery | ordenar: organize
    | organizar: organize plan | paciente: patients | pagina: websites | paisaje: landscape | pajaro: birds
    | pan: bread | panel: panels solar | papel: paper | paquete: packages | parque: park | parrilla: cook grill
    | parto: babies birth | pastel: cakes | pasto: lawn mow | pegar: put together | peinar: hair style
    | pelicula: movies film | peligro: danger | pelo: hair | pequeno: small | periodico: news newspaper
    | perro: dogs | pesado: heavy | pesca: fishing | pescar: fishing | petroleo: oil oilfield | piel: skin
    | pierna: legs | pieza: parts | piloto: fly airplanes | pintar: paint | pintor: paint | pintura: paint
    | piso: floors | pistola: guns | pizza: food | planta: plants | plomeria: pipes plumbing
    | pobre: people in need | policia: police | pollo: chicken poultry | poste: poles lines | pozo: well oil
    | preso: prison | prestamo: loans | presupuesto: budget cost | prision: prison | problema: problems
    | programa: computer programs | programar: code programs | proteger: protect | prueba: tests
    | psicologia: mental counseling therapy | publicidad: ads marketing | pueblo: town | puente: bridge
    | puerco: hogs | puerta: doors | quimica: chemistry | quimico: chemical | radio: radio | rancho: ranch
    | rapido: fast | rayo: x-ray | recibir: greet receive | reciclaje: recycling | red: network
    | reparacion: repair | reparar: repair fix | repartir: deliver | repostero: cakes bake | rescatar: rescue
    | resolver: solve | revisar: inspect check | respirar: breathe | restaurante: restaurant | rio: water
    | robot: robots
    | rompecabezas: puzzles | ropa: clothes | salon: salon beauty hair | salud: health | salvar: save rescue
    | sangre: blood | satelite: satellite | secretaria: secretary | seguridad: security safety
    | seguro: insurance | sembrar: plant crops | semilla: seeds | servir: serve | sierra: saw wood
    | silla: furniture | sindicato: union | sistema: systems computers | sitio: websites
    | social: social help people | sol: solar sun | soldadura: weld metal | soldar: weld metal
    | solitario: alone | solo: alone | sonido: sound | sordo: sign language interpreter | sucio: dirty
    | taller: shop repair | tanque: tanks | tarea: homework | taxi: driver passengers | teatro: stage film
    | techo: roof | tecnico: technician | tecnologia: technology computers | tejer: sew | tela: clothes sew
    | tele: television | telefono: phone | television: television | terapeuta: therapy | terapia: therapy
    | terreno: land | tienda: store | tierra: soil land | tornillo: parts assemble | torno: lathe | toro: cattle
    | torre: tower | tractor: tractor | traducir: translate | trailer: semi truck
    | transportar: drive haul transport | transporte: transport drive | tren: train locomotive | tribunal: court
    | triste: sad counseling | troca: truck | tuberia: pipes | tubo: pipes | turismo: travel guests | una: nails
    | universidad: college | vaca: cattle | vacuna: shots | valvula: valves | vehiculo: vehicles | vender: sell
    | venta: sales | ventana: windows | ventilador: air conditioning | verdura: vegetables food
    | veterano: veterans | veterinario: animals | viajar: travel | viaje: travel trips
    | viajero: travel passengers | vida: lives | video: video | videojuego: video games | vidrio: glass
    | viejito: elderly old people | viejo: old people | viento: wind | violencia: violence | vivienda: housing
    | volar: fly airplanes | web: web websites | yarda: yard lawn | yoga: exercise yoga | zacate: lawn
    | zapato: shoes
"""
