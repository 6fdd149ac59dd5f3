from __future__ import annotations

from jsonschema import Draft202012Validator

from conftest import ROOT
from minutes_extract.validating import record_schema, schema_json


def test_schema_in_the_repository_is_that_of_the_models() -> None:
    path = ROOT / "schemas" / "minutes-record-1.schema.json"
    assert path.read_text(encoding="utf-8") == schema_json(), "run `make schema`"


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(record_schema())
    assert "for" in record_schema()["$defs"]["Vote"]["properties"]


def test_every_key_is_always_there_and_nothing_else() -> None:
    schema = record_schema()
    for part in [schema, *schema["$defs"].values()]:
        if part["type"] == "object":
            assert set(part["required"]) == set(part["properties"]), part["title"]
            assert part["additionalProperties"] is False, part["title"]
