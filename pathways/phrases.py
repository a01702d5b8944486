"""What the planner says about routes and services, in plain English and Spanish (about 6th grade, no promises).

Each phrase has the same placeholders in both languages; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Iterable

PHRASES: dict[str, dict[str, str]] = {
    # steps
    "step_exam": {"en": "Pass the test for: {credential}", "es": "Aprobar el examen para: {credential}"},
    "step_licence": {"en": "Apply for: {credential}", "es": "Solicitar: {credential}"},
    "step_work": {"en": "Work as: {job}", "es": "Trabajar de: {job}"},
    "step_keep_working": {"en": "Keep working as: {job}", "es": "Seguir trabajando de: {job}"},
    "step_supervised": {
        "en": "Work as a learner under a licensed worker, toward: {credential}",
        "es": "Trabajar como aprendiz con una persona con licencia, hacia: {credential}",
    },
    "step_finish_school": {"en": "Finish high school", "es": "Terminar la preparatoria (high school)"},
    "step_hse": {
        "en": "Earn a high school equivalency (GED or HiSET)",
        "es": "Obtener el diploma equivalente (GED o HiSET)",
    },
    # reasons
    "matches": {"en": "It fits what you like: {words}.", "es": "Va con lo que le gusta: {words}."},
    "asked_job": {"en": "It leads to the job you asked about.", "es": "Lleva al trabajo que usted pidió."},
    "asked_field": {"en": "It is in a field you named: {field}.", "es": "Es del campo que nombró: {field}."},
    "good_wage": {
        "en": "{job}: half of workers in Oklahoma earn ${wage} an hour or more ({year}).",
        "es": "{job}: la mitad de los trabajadores en Oklahoma gana ${wage} por hora o más ({year}).",
    },
    "have_credential": {
        "en": "You already have {credential}, so you do not start from zero.",
        "es": "Usted ya tiene {credential}, así que no empieza desde cero.",
    },
    "have_experience": {
        "en": "What you know as {job} helps: it is a known step toward this.",
        "es": "Lo que sabe como {job} ayuda: es un paso conocido hacia esto.",
    },
    "two_steps_up": {
        "en": "It is two steps up from work as {job}.",
        "es": "Está dos pasos arriba del trabajo de {job}.",
    },
    "near": {
        "en": "The first training is about {miles} miles from {place}.",
        "es": "La primera capacitación queda a unas {miles} millas de {place}.",
    },
    "here": {
        "en": "The first training is in or near {place}.",
        "es": "La primera capacitación queda en {place} o cerca.",
    },
    "online": {
        "en": "The first training can be done online.",
        "es": "La primera capacitación se puede hacer en línea.",
    },
    "soon": {
        "en": "You could be ready for a first job, {job}, in about {weeks} weeks.",
        "es": "Podría estar listo para un primer trabajo, {job}, en unas {weeks} semanas.",
    },
    "within_budget": {
        "en": "The prices we know, ${cost}, are within your ${budget}.",
        "es": "Los precios que conocemos, ${cost}, caben en sus ${budget}.",
    },
    "paid": {"en": "You are paid while you learn in: {step}.", "es": "Le pagan mientras aprende en: {step}."},
    "fits_schedule": {
        "en": "It has classes when you can go: {times}.",
        "es": "Tiene clases cuando usted puede: {times}.",
    },
    "growing": {
        "en": "Nationally this job is expected to grow {percent}% from 2024 to 2034.",
        "es": "A nivel nacional se espera que este trabajo crezca {percent}% de 2024 a 2034.",
    },
    "student_free": {
        "en": "Full-time technology center programs are tuition-free for high school students; ask your school.",
        "es": "Los programas de tiempo completo de los technology centers no cobran matrícula a estudiantes de"
        " high school; pregunte en su escuela.",
    },
    "stepping_stone": {
        "en": "It is a step on the way to {job}, which we could not reach within your limits.",
        "es": "Es un paso hacia {job}, que no pudimos alcanzar dentro de sus límites.",
    },
    # unknowns
    "only_for": {
        "en": "{step} is only for {who}. Ask first whether you can join.",
        "es": "{step} es solo para {who}. Pregunte primero si puede entrar.",
    },
    "place_not_found": {
        "en": "We could not find {place} for certain, so we do not know how far anything is. What is your ZIP code?",
        "es": "No encontramos {place} con certeza, así que no sabemos qué tan lejos queda nada. ¿Cuál es su código"
        " postal?",
    },
    "done_before": {
        "en": "You have worked as {job} before. Here it takes a license.",
        "es": "Usted ya trabajó como {job}. Aquí eso requiere licencia.",
    },
    "licence_elsewhere": {
        "en": "Ask first which training, work or license from before is accepted: {authority}.",
        "es": "Pregunte primero qué capacitación, trabajo o licencia anterior le aceptan: {authority}.",
    },
    "licence_assumed": {
        "en": "We take it that you have the license for {job}. Tell us if you do not.",
        "es": "Suponemos que tiene la licencia para {job}. Díganos si no la tiene.",
    },
    "degree_counts": {
        "en": "Ask whether your degree counts for this: {authority}.",
        "es": "Pregunte si su título sirve para esto: {authority}.",
    },
    "hours_may_count": {
        "en": "The hours you have worked as {job} may count. Ask the licensing board.",
        "es": "Las horas que ya trabajó como {job} pueden contar. Pregunte a la junta de licencias.",
    },
    "price_unknown": {"en": "We do not know the price of: {step}.", "es": "No sabemos el precio de: {step}."},
    "price_old": {
        "en": "The price of {step} (${price}) is from {year}. Confirm with the school.",
        "es": "El precio de {step} (${price}) es de {year}. Confirme con la escuela.",
    },
    "price_undated": {
        "en": "The price of {step} (${price}) has no date. Confirm with the school.",
        "es": "El precio de {step} (${price}) no tiene fecha. Confirme con la escuela.",
    },
    "budget_unknown": {
        "en": "We cannot tell yet whether all of it fits your ${budget}.",
        "es": "Aún no podemos decir si todo cabe en sus ${budget}.",
    },
    "weeks_unknown": {"en": "We do not know how long {step} takes.", "es": "No sabemos cuánto dura: {step}."},
    "weeks_limit_unknown": {
        "en": "So we cannot tell whether a first job comes within your {weeks} weeks.",
        "es": "Por eso no podemos decir si el primer trabajo llega en sus {weeks} semanas.",
    },
    "weeks_arithmetic": {
        "en": "The length of {step} is our estimate. Confirm with the school.",
        "es": "La duración de {step} es un cálculo nuestro. Confirme con la escuela.",
    },
    "schedule_unknown": {
        "en": "We do not know the class times of {step}. Ask if it has {times} classes.",
        "es": "No sabemos el horario de {step}. Pregunte si hay clases de {times}.",
    },
    "schedule_inferred": {
        "en": "{step} is probably a {known} program. Ask if it has {times} classes.",
        "es": "{step} es probablemente un programa de {known}. Pregunte si hay clases de {times}.",
    },
    "place_unknown": {
        "en": "We do not know where {step} is taught, so we cannot say how far it is.",
        "es": "No sabemos dónde se da {step}, así que no podemos decir qué tan lejos queda.",
    },
    "place_assumed": {
        "en": "The source names no campus for {step}; we show the main one. Ask the school.",
        "es": "La fuente no nombra un plantel para {step}; mostramos el principal. Pregunte a la escuela.",
    },
    "hours_over": {
        "en": "{step} takes about {hours} hours a week; you have {available}. Ask about part time.",
        "es": "{step} toma unas {hours} horas por semana; usted tiene {available}. Pregunte por medio tiempo.",
    },
    "education_unknown": {
        "en": "{step} asks for: {education}. Tell us if you have it.",
        "es": "{step} pide: {education}. Díganos si lo tiene.",
    },
    "education_entry_unknown": {
        "en": "We do not know what schooling {step} asks for. Ask the school.",
        "es": "No sabemos qué estudios pide {step}. Pregunte a la escuela.",
    },
    "age_unknown": {"en": "You must be {age} or older for: {step}.", "es": "Debe tener {age} años o más para: {step}."},
    "adult_places": {
        "en": "Ask if {step} has places for adults.",
        "es": "Pregunte si {step} tiene lugares para adultos.",
    },
    "wage_unknown": {"en": "We do not know the wage of: {job}.", "es": "No sabemos el sueldo de: {job}."},
    "exam_fee": {
        "en": "The fee for the test or licence ({credential}) is not in the price.",
        "es": "El costo del examen o la licencia ({credential}) no está en el precio.",
    },
    "exam_route": {
        "en": "Check that this training counts for: {credential}.",
        "es": "Verifique que esta capacitación cuente para: {credential}.",
    },
    "usual_education": {
        "en": "Most people who start as {job} have: {education}.",
        "es": "La mayoría de quienes empiezan de {job} tiene: {education}.",
    },
    "credit_saves": {
        "en": "With {credential}, this program is about {weeks} weeks shorter: {credit} (source: {source}). Ask the"
        " school to confirm.",
        "es": "Con {credential}, este programa dura unas {weeks} semanas menos: {credit} (fuente: {source}). Pida a la"
        " escuela que lo confirme.",
    },
    "related_only": {
        "en": "Going from {job} to {next} is possible, but we have no source that says how often it happens.",
        "es": "Pasar de {job} a {next} es posible, pero no tenemos fuente que diga qué tan común es.",
    },
    "crosswalk_match": {
        "en": "The match between {step} and the job {job} comes from the federal CIP-SOC table. Ask the school if this"
        " training leads to it, and if the job needs a license.",
        "es": "La relación entre {step} y el trabajo {job} viene de la tabla federal CIP-SOC. Pregunte a la escuela si"
        " esta capacitación lleva a él, y si el trabajo pide licencia.",
    },
    "work_time_unknown": {
        "en": "How long one works as {job} before moving up differs from place to place.",
        "es": "El tiempo que se trabaja de {job} antes de subir cambia según el lugar.",
    },
    "years_unknown": {
        "en": "{job} usually takes years as {before} first. We do not know how long you have done it.",
        "es": "Para ser {job} suelen pedir años de {before}. No sabemos cuánto tiempo lo ha hecho.",
    },
    "hse_where": {
        "en": "Ask for a class near you; 2-1-1 can help you find one.",
        "es": "Pregunte por una clase cerca de usted; el 2-1-1 le puede ayudar a encontrarla.",
    },
    "hire_first": {"en": "You must be hired first for: {step}.", "es": "Primero deben contratarle para: {step}."},
    "selective": {
        "en": "Not everyone who applies gets in: {step}.",
        "es": "No todos los que solicitan entran: {step}.",
    },
    "low_confidence": {
        "en": "Our facts on {step} are thin. Confirm with the school.",
        "es": "Tenemos pocos datos sobre {step}. Confirme con la escuela.",
    },
    "min_wage_unknown": {
        "en": "So we cannot tell whether it pays ${wage} an hour.",
        "es": "Por eso no podemos decir si paga ${wage} por hora.",
    },
    "no_exit": {
        "en": "This step opens doors to training; it is not a job by itself.",
        "es": "Este paso abre puertas a la capacitación; no es un trabajo por sí solo.",
    },
    "exit_after_test": {
        "en": "The job opens after the test that follows.",
        "es": "El trabajo se abre después del examen que sigue.",
    },
    "avoid_true": {
        "en": "This job may have what you want to stay away from.",
        "es": "Este trabajo puede tener lo que usted quiere evitar.",
    },
    "avoid_unknown": {
        "en": "We cannot tell whether this job has what you want to stay away from: {words}.",
        "es": "No podemos decir si este trabajo tiene lo que quiere evitar: {words}.",
    },
    # demand
    "demand_listed": {
        "en": "It is on the {year} list of critical jobs for {area}.",
        "es": "Está en la lista de trabajos críticos de {year} para {area}.",
    },
    "demand_ranked": {
        "en": "It is number {rank} on the {year} list of critical jobs for {area}.",
        "es": "Es el número {rank} en la lista de trabajos críticos de {year} para {area}.",
    },
    "demand_not_listed": {
        "en": "It is not on the {year} list of critical jobs for {area}. There may still be work in it.",
        "es": "No está en la lista de trabajos críticos de {year} para {area}. Aun así puede haber trabajo.",
    },
    "demand_computed": {
        "en": "It is a common job that is growing and pays fairly, by rules the state has published. This is computed"
        " from national projections and Oklahoma wages. It is not the state's own list.",
        "es": "Es un trabajo común, que crece y paga bien, según reglas que el estado publicó. Esto se calcula con"
        " proyecciones nacionales y sueldos de Oklahoma. No es la lista del estado.",
    },
    # barriers
    "barrier_blocks": {"en": "A rule may stop you here: {rule}", "es": "Una regla puede impedirlo: {rule}"},
    "barrier_case_by_case": {"en": "Decided case by case: {rule}", "es": "Se decide caso por caso: {rule}"},
    "barrier_note": {"en": "Good to know: {rule}", "es": "Bueno saber: {rule}"},
    # support
    "support_asked": {
        "en": "You may qualify. It is for: {need}.",
        "es": "Puede que califique. Es para: {need}.",
    },
    "support_settle": {
        "en": "You may qualify. It is for: {need}. They will ask about: {facts}.",
        "es": "Puede que califique. Es para: {need}. Le preguntarán por: {facts}.",
    },
    "support_phone_old": {
        "en": "The phone was last seen in {year}. If it does not answer, dial 2-1-1.",
        "es": "El teléfono es de {year}. Si no contestan, marque 2-1-1.",
    },
    "across_the_line": {
        "en": "Schools may charge more to people who live outside Oklahoma, and some help is for people who live in"
        " Oklahoma only. Ask first.",
        "es": "Las escuelas pueden cobrar más a quienes viven fuera de Oklahoma, y parte de la ayuda es solo para"
        " quienes viven en Oklahoma. Pregunte antes.",
    },
    "support_no_contact": {
        "en": "Dial 2-1-1 and ask for it; the call is free.",
        "es": "Marque 2-1-1 y pregunte por este servicio; la llamada es gratis.",
    },
    # the ladder, drawn or in lines
    "ladder_title": {"en": "Steps to: {job}", "es": "Pasos hacia: {job}"},
    "ladder_first_job": {"en": "First new job: {time}", "es": "Primer trabajo nuevo: {time}"},
    "ladder_total": {"en": "All steps: {time}", "es": "Todos los pasos: {time}"},
    "ladder_cost": {"en": "You pay: {cost}", "es": "Usted paga: {cost}"},
    "ladder_training": {"en": "Training", "es": "Capacitación"},
    "ladder_exam": {"en": "Test or licence", "es": "Examen o licencia"},
    "ladder_work": {"en": "Work", "es": "Trabajo"},
    "ladder_step": {"en": "Step {number}: {kind}", "es": "Paso {number}: {kind}"},
    "ladder_start": {"en": "Start here", "es": "Empiece aquí"},
    "ladder_goal": {"en": "Goal: {job}", "es": "Meta: {job}"},
    "ladder_job": {"en": "Job open to you: {job}", "es": "Trabajo posible: {job}"},
    "ladder_after_test": {"en": "Job after the test: {job}", "es": "Trabajo después del examen: {job}"},
    "ladder_no_job": {"en": "No job opens at this step yet.", "es": "En este paso aún no se abre un trabajo."},
    "ladder_possible": {
        "en": "From here on: possible, but no source says how often it happens.",
        "es": "De aquí en adelante: es posible, pero ninguna fuente dice qué tan común es.",
    },
    "ladder_blocks": {"en": "A rule may stop you: {concerns}", "es": "Una regla puede impedirlo: {concerns}"},
    "ladder_case_by_case": {"en": "Decided case by case: {concerns}", "es": "Se decide caso por caso: {concerns}"},
    "ladder_note": {"en": "Good to know about: {concerns}", "es": "Bueno saber sobre: {concerns}"},
    "weeks_one": {"en": "1 week", "es": "1 semana"},
    "weeks_many": {"en": "{weeks} weeks", "es": "{weeks} semanas"},
    "weeks_months": {"en": "{weeks} weeks (about {months} months)", "es": "{weeks} semanas (unos {months} meses)"},
    "weeks_under": {"en": "less than a week", "es": "menos de una semana"},
    "weeks_none": {"en": "no training first", "es": "sin capacitación antes"},
    "once_hired": {"en": "once an employer hires you", "es": "cuando un empleador le contrate"},
    "weeks_guess": {"en": "{time}, our estimate", "es": "{time}, cálculo nuestro"},
    "hours_many": {"en": "{hours} hours of class", "es": "{hours} horas de clase"},
    "time_unknown": {"en": "time not known", "es": "duración no conocida"},
    "price_of_year": {"en": "${price} ({year})", "es": "${price} ({year})"},
    "price_no_year": {"en": "${price} (no date)", "es": "${price} (sin fecha)"},
    "price_free": {"en": "no tuition", "es": "sin costo de matrícula"},
    "price_paid": {"en": "you are paid", "es": "le pagan"},
    "price_not_known": {"en": "price not known", "es": "precio no conocido"},
    "fee_not_known": {"en": "fee not known", "es": "costo del examen no conocido"},
    "cost_not_known": {"en": "not known yet", "es": "aún no se sabe"},
    "pay_known": {"en": "about ${wage} an hour ({year})", "es": "unos ${wage} por hora ({year})"},
    "pay_undated": {"en": "about ${wage} an hour", "es": "unos ${wage} por hora"},
    "pay_not_known": {"en": "pay not known", "es": "sueldo no conocido"},
    "miles_many": {"en": "{miles} miles", "es": "{miles} millas"},
    "miles_few": {"en": "about 1 mile or less", "es": "a 1 milla o menos"},
    "miles_not_known": {"en": "distance not known", "es": "distancia no conocida"},
    "taught_online": {"en": "online", "es": "en línea"},
    # a plan on paper
    "plan_person": {"en": "About you", "es": "Sobre usted"},
    "plan_nothing_said": {"en": "Nothing told yet.", "es": "Aún no ha dicho nada."},
    "plan_route": {"en": "Route {number}: {job}", "es": "Ruta {number}: {job}"},
    "plan_fit": {"en": "Field: {field}. Fit {fit} of 1.", "es": "Campo: {field}. Ajuste {fit} de 1."},
    "plan_why": {"en": "Why this", "es": "Por qué esta"},
    "plan_steps": {"en": "Steps", "es": "Pasos"},
    "plan_rules": {"en": "Rules that may stand in the way", "es": "Reglas que pueden ser un obstáculo"},
    "plan_unknown": {"en": "What we do not know", "es": "Lo que no sabemos"},
    "plan_help": {"en": "Help on the way", "es": "Ayuda en el camino"},
    "plan_no_route": {
        "en": "No route within these limits. The changes below may open one.",
        "es": "No hay ruta dentro de estos límites. Los cambios de abajo pueden abrir una.",
    },
    "plan_near": {"en": "Near misses", "es": "Casi posibles"},
    "plan_support": {"en": "Help you asked about", "es": "Ayuda que pidió"},
    "plan_source": {"en": "Source: {source}", "es": "Fuente: {source}"},
    "plan_source_dated": {"en": "Source: {source} (as of {date})", "es": "Fuente: {source} (de {date})"},
    "plan_pay_source": {"en": "Pay from: {source}", "es": "Sueldo según: {source}"},
    "plan_call": {"en": "Call {phone}", "es": "Llame al {phone}"},
    "plan_call_year": {"en": "Call {phone} (seen in {year})", "es": "Llame al {phone} (visto en {year})"},
    "plan_no_phone": {"en": "phone not known", "es": "teléfono no conocido"},
    "plan_times": {"en": "Times: {times}", "es": "Horario: {times}"},
    "plan_no_times": {"en": "class times not known", "es": "horario no conocido"},
    "plan_asks": {"en": "Asks for: {rules}", "es": "Pide: {rules}"},
    "plan_gives": {"en": "You come out with: {credential}", "es": "Al terminar tiene: {credential}"},
    "plan_note": {"en": "Note: {note}", "es": "Nota: {note}"},
    "plan_for_whom": {"en": "For: {eligibility}", "es": "Para: {eligibility}"},
    "plan_apply": {"en": "How: {apply}", "es": "Cómo: {apply}"},
    "near_if_max_miles": {"en": "If you could travel {to} miles", "es": "Si pudiera viajar {to} millas"},
    "near_if_max_weeks": {"en": "If you could train {to} weeks", "es": "Si pudiera capacitarse {to} semanas"},
    "near_if_budget_usd": {"en": "If you could pay ${to}", "es": "Si pudiera pagar ${to}"},
    "near_if_schedule": {"en": "If you could go at these times: {to}", "es": "Si pudiera ir en este horario: {to}"},
    "near_if_online_ok": {"en": "If online classes were fine", "es": "Si aceptara clases en línea"},
    "near_if_transport": {"en": "If you had {to}", "es": "Si tuviera {to}"},
    "means_car": {"en": "a car", "es": "auto"},
    "means_ride": {"en": "a ride", "es": "quien le lleve"},
    "means_transit": {"en": "a bus", "es": "autobús"},
    "means_none": {"en": "no way to get around", "es": "sin transporte"},
    "near_if_min_wage_hourly": {"en": "If pay from ${to} an hour were fine", "es": "Si aceptara desde ${to} la hora"},
    "near_no_limit": {"en": "If there were no limit on {field}", "es": "Si no hubiera límite de {field}"},
    "near_now": {"en": "{change} (now {now}): {job}", "es": "{change} (ahora {now}): {job}"},
    "near_now_unsaid": {"en": "{change}: {job}", "es": "{change}: {job}"},
    # a profile in words
    "who_interests": {"en": "Likes: {value}", "es": "Le gusta: {value}"},
    "who_fields": {"en": "Fields: {value}", "es": "Campos: {value}"},
    "who_target_occupations": {"en": "Wants to be: {value}", "es": "Quiere ser: {value}"},
    "who_avoid": {"en": "Wants to stay away from: {value}", "es": "Quiere evitar: {value}"},
    "who_place": {"en": "Lives in: {value}", "es": "Vive en: {value}"},
    "who_max_miles": {"en": "Can travel: {value} miles", "es": "Puede viajar: {value} millas"},
    "who_transport": {"en": "Gets around: {value}", "es": "Se mueve: {value}"},
    "who_online_ok": {"en": "Online classes: {value}", "es": "Clases en línea: {value}"},
    "who_age": {"en": "Age: {value}", "es": "Edad: {value}"},
    "who_education": {"en": "Schooling: {value}", "es": "Estudios: {value}"},
    "who_credentials": {"en": "Has: {value}", "es": "Tiene: {value}"},
    "who_experience": {"en": "Has worked as: {value}", "es": "Ha trabajado de: {value}"},
    "who_budget_usd": {"en": "Can pay: ${value}", "es": "Puede pagar: ${value}"},
    "who_max_weeks": {"en": "Longest time before a job: {value} weeks", "es": "Tiempo máximo: {value} semanas"},
    "who_schedule": {"en": "Can go: {value}", "es": "Puede ir: {value}"},
    "who_hours_per_week": {"en": "Hours a week for training: {value}", "es": "Horas por semana: {value}"},
    "who_min_wage_hourly": {"en": "Needs at least: ${value} an hour", "es": "Necesita al menos: ${value} por hora"},
    "who_language": {"en": "Language: {value}", "es": "Idioma: {value}"},
    "who_needs": {"en": "Asked for help with: {value}", "es": "Pidió ayuda con: {value}"},
    "who_statuses": {"en": "Told us about: {value}", "es": "Nos dijo de: {value}"},
    "who_denied": {"en": "Does not apply: {value}", "es": "No aplica: {value}"},
}

ONLY_FOR: dict[str, dict[str, str]] = {
    "tribal_citizen": {"en": "citizens of a tribal nation", "es": "ciudadanos de una nación tribal"},
    "parent_of_minor": {"en": "parents with children there", "es": "padres y madres con hijos allí"},
    "current_employee": {
        "en": "people who already work there or in that job",
        "es": "quienes ya trabajan allí o en ese puesto",
    },
    "current_student": {"en": "people already in school for that job", "es": "quienes ya estudian para ese trabajo"},
    "approved_layoff": {
        "en": "people laid off by an employer on its list",
        "es": "quienes perdieron el empleo en una empresa de su lista",
    },
    "oklahoma_resident": {"en": "people who live in Oklahoma", "es": "quienes viven en Oklahoma"},
    "low_income": {"en": "people with a low income", "es": "personas de bajos ingresos"},
    "justice_involved": {"en": "people with a record", "es": "personas con antecedentes"},
    "veteran": {"en": "veterans", "es": "veteranos"},
    "disability": {"en": "people with a disability", "es": "personas con una discapacidad"},
    "high_school_student": {"en": "high school students", "es": "estudiantes de high school"},
    "no_diploma": {"en": "people without a diploma", "es": "personas sin diploma"},
    "english_learner": {"en": "people learning English", "es": "personas que aprenden inglés"},
    "dislocated_worker": {"en": "people who were laid off", "es": "personas despedidas por recorte"},
    "unemployed": {"en": "people without work", "es": "personas sin trabajo"},
    "employed": {"en": "people who have a job", "es": "personas que tienen empleo"},
    "youth_out_of_school": {"en": "young people out of school", "es": "jóvenes que no están en la escuela"},
}
"""Whom training is only for, by the words of `requirements`."""

WORDS: dict[str, dict[str, str]] = {
    "day": {"en": "daytime", "es": "día"},
    "evening": {"en": "evening", "es": "tarde o noche"},
    "weekend": {"en": "weekend", "es": "fin de semana"},
    "none": {"en": "no diploma needed", "es": "sin diploma"},
    "high_school": {"en": "a high school diploma or GED", "es": "diploma de high school o GED"},
    "some_college": {"en": "some college or a certificate", "es": "algo de universidad o un certificado"},
    "associate": {"en": "a two-year degree", "es": "un título de dos años"},
    "bachelor": {"en": "a four-year degree", "es": "un título de cuatro años"},
    "master": {"en": "a master's degree", "es": "una maestría"},
    "doctoral": {"en": "a doctoral degree", "es": "un doctorado"},
    "child_care": {"en": "child care", "es": "cuidado de niños"},
    "transportation": {"en": "getting around", "es": "transporte"},
    "food": {"en": "food", "es": "comida"},
    "housing": {"en": "a place to live", "es": "vivienda"},
    "health": {"en": "health care", "es": "atención médica"},
    "mental_health": {"en": "mental health", "es": "salud mental"},
    "crisis": {"en": "help in a crisis", "es": "ayuda en una crisis"},
    "legal": {"en": "legal help", "es": "ayuda legal"},
    "reentry": {"en": "work after prison or with a record", "es": "trabajo después de la cárcel o con antecedentes"},
    "disability": {"en": "help with a disability", "es": "ayuda por una discapacidad"},
    "veterans": {"en": "help for veterans", "es": "ayuda para veteranos"},
    "tribal": {"en": "help from a tribal nation", "es": "ayuda de una nación tribal"},
    "youth": {"en": "help for young people", "es": "ayuda para jóvenes"},
    "financial_aid": {"en": "money for school", "es": "dinero para estudiar"},
    "tuition": {"en": "paying tuition", "es": "pagar la matrícula"},
    "unemployment": {"en": "unemployment pay", "es": "el seguro de desempleo"},
    "english": {"en": "learning English", "es": "aprender inglés"},
    "adult_education": {"en": "finishing school", "es": "terminar la escuela"},
    "digital": {"en": "internet or a computer", "es": "internet o una computadora"},
    "work_supplies": {
        "en": "tools, clothes or other costs of work",
        "es": "herramientas, ropa u otros gastos del trabajo",
    },
    "job_search": {"en": "finding work", "es": "buscar trabajo"},
    "income_support": {"en": "bills and basic needs", "es": "cuentas y necesidades básicas"},
    "veteran": {"en": "military service", "es": "servicio militar"},
    "tribal_citizen": {"en": "tribal citizenship", "es": "ciudadanía tribal"},
    "justice_involved": {"en": "a record or time in prison", "es": "antecedentes o tiempo en prisión"},
    "parent": {"en": "children", "es": "hijos"},
    "unemployed": {"en": "being out of work", "es": "no tener trabajo"},
    "dislocated_worker": {"en": "a layoff", "es": "un despido por recorte"},
    "approved_layoff": {
        "en": "whether your last employer is on its list",
        "es": "si su último empleador está en su lista",
    },
    "employed": {"en": "your job", "es": "su empleo"},
    "high_school_student": {"en": "being in high school", "es": "estar en high school"},
    "english_learner": {"en": "learning English", "es": "aprender inglés"},
    "low_income": {"en": "income", "es": "ingresos"},
    "youth_out_of_school": {"en": "being young and out of school", "es": "ser joven y no estar en la escuela"},
    "no_diploma": {"en": "having no diploma", "es": "no tener diploma"},
    "age": {"en": "age", "es": "edad"},
    "county": {"en": "where you live", "es": "dónde vive"},
    "oklahoma_resident": {"en": "living in Oklahoma", "es": "vivir en Oklahoma"},
    # what else would settle whether a service is for somebody
    "tribal_nation": {"en": "which tribal nation", "es": "de qué nación tribal"},
    "has_disability": {"en": "a disability", "es": "una discapacidad"},
    # more of what a profile holds
    "transport_car": {"en": "own car", "es": "carro propio"},
    "transport_transit": {"en": "bus or other transit", "es": "autobús u otro transporte público"},
    "transport_ride": {"en": "rides from others", "es": "otros le llevan"},
    "transport_none": {"en": "no car and no rides", "es": "sin carro ni quien le lleve"},
    "education_none": {"en": "no diploma yet", "es": "aún sin diploma"},
    "en": {"en": "English", "es": "inglés"},
    "es": {"en": "Spanish", "es": "español"},
    "True": {"en": "yes", "es": "sí"},
    "False": {"en": "no", "es": "no"},
    "online": {"en": "online", "es": "en línea"},
    "hybrid": {"en": "partly online", "es": "en parte en línea"},
    "max_miles": {"en": "miles", "es": "millas"},
    "max_weeks": {"en": "weeks", "es": "semanas"},
    "budget_usd": {"en": "price", "es": "precio"},
    "schedule": {"en": "class times", "es": "horario"},
    "own_rules": {"en": "their own rules", "es": "sus propias reglas"},
}


def say(phrase: str, language: str | None = None, **values: object) -> str:
    """The phrase in the language (English unless it is "es"), with money and counts written without needless zeros."""
    return PHRASES[phrase]["es" if language == "es" else "en"].format(
        **{name: _shown(value) for name, value in values.items()}
    )


def word(name: str, language: str | None = None) -> str:
    """An id as a person would say it; an id without a word is said with spaces."""
    return WORDS.get(name, {}).get("es" if language == "es" else "en", name.replace("_", " "))


def only_for(requirements: Iterable[str], language: str | None = None) -> str:
    """Whom training is only for, in words; a requirement without words is said as it is written."""
    spoken = "es" if language == "es" else "en"
    who = [ONLY_FOR.get(one, {}).get(spoken, one.replace("_", " ")) for one in requirements]
    return (" y " if spoken == "es" else " and ").join(who)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    if isinstance(value, int):
        return f"{value:,}" if value >= 10000 else str(value)
    return str(value)
