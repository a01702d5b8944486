"""The OpenAPI document is valid, holds every route, and describes what is really answered."""

from __future__ import annotations

import jsonschema
from openapi_spec_validator import validate

from connectors.operations import OPERATIONS
from connectors.schemas import ConversationResponse
from pathways.routes import Exit, Plan, Route, Step, Target
from tests.connectors.doubles import running_gateway
from tests.connectors.test_conversation_calls import begun


async def document(gateway):
    return await (await gateway.client.get("/api/openapi.json")).json()


async def test_the_document_is_valid():
    async with running_gateway() as gateway:
        validate(await document(gateway))


async def test_every_route_of_the_application_is_in_it():
    async with running_gateway() as gateway:
        described = await document(gateway)
        served = {
            (route.method, route.resource.canonical)
            for route in gateway.client.app.router.routes()
            if route.method != "HEAD"
        }
        assert served == {(m.upper(), path) for path, calls in described["paths"].items() for m in calls}
        assert len(served) == len(OPERATIONS)


async def test_guarded_calls_say_that_they_want_a_token_and_what_they_refuse():
    async with running_gateway() as gateway:
        described = await document(gateway)
        for path, calls in described["paths"].items():
            for call in calls.values():
                guarded = path.startswith("/api/v1/conversations/")
                assert ("security" in call) == guarded
                assert guarded <= ({"401", "403", "404", "410"} <= set(call["responses"]))


async def test_answers_are_as_described():
    async with running_gateway() as gateway:
        described = await document(gateway)
        address, token = await begun(gateway)
        said = {"text": "hi", "message_id": "1"}
        calls = [
            (
                "post",
                f"{address}/messages",
                "/api/v1/conversations/{id}/messages",
                await gateway.client.post(f"{address}/messages?wait=true", json=said, headers=token),
            ),
            ("get", address, "/api/v1/conversations/{id}", await gateway.client.get(address, headers=token)),
            ("post", "", "/api/v1/plan", await gateway.client.post("/api/v1/plan", json={"profile": {}})),
            ("get", "", "/readyz", await gateway.client.get("/readyz")),
            ("get", "", "/api/v1/occupations", await gateway.client.get("/api/v1/occupations")),
        ]
        for method, _, path, answer in calls:
            content = described["paths"][path][method]["responses"][str(answer.status)]["content"]
            schema = content[answer.content_type]["schema"] | {"components": described["components"]}
            jsonschema.Draft202012Validator(schema).validate(await answer.json())


def test_what_the_planner_answers_is_what_the_conversation_shows():
    step = Step(kind="training", title="Welding", exit=Exit(onet_soc="51-4121.00", title="Welder"))
    route = Route(field="manufacturing", target=Target(onet_soc="51-4121.00", title="Welder"), fit=0.5, steps=[step])
    shown = Plan(routes=[route]).model_dump(mode="json")["routes"]
    ConversationResponse(profile={}, messages=[], routes=shown, support=[])
