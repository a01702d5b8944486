"""One real service with every channel whose provider is simulated here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.providers import whatsapp
from tests.providers.graph import GraphApi, PagePerson, running_graph
from tests.providers.meta import SECRET, TOKEN, VERIFY
from tests.support.server import running_pathguide

PUBLIC = "https://chat.example.org"


@pytest.fixture(scope="package")
def graph() -> Iterator[GraphApi]:
    """Meta's Graph API."""
    with running_graph() as graph:
        yield graph


@pytest.fixture(scope="package")
def service(
    graph: GraphApi, tmp_path_factory: pytest.TempPathFactory, models_dir: Path, model_path: Path
) -> Iterator[str]:
    """The service's address; nothing of the people who wrote to it stands in its log."""
    folder = tmp_path_factory.mktemp("providers")
    settings = {
        "messenger_page_id": PagePerson.account,
        "messenger_token": TOKEN,
        "instagram_account_id": "17841405822304914",
        "instagram_token": TOKEN,
        "whatsapp_number_id": whatsapp.NUMBER,
        "whatsapp_token": TOKEN,
        "meta_app_secrets": SECRET,
        "meta_verify_token": VERIFY,
        "graph_url": graph.address,
        "public_url": PUBLIC,
    }
    with running_pathguide(folder, f"sqlite:///{folder / 'pathguide.db'}", models_dir, **settings) as base:
        yield base
    log = (folder / "serve.log").read_text()
    for told in (*graph.wrote_at, "welder", "soldador", TOKEN, SECRET):
        assert told not in log
