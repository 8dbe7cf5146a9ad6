"""The schema that editors read is the model's own."""

from legalaid.engine.schema import schema_text
from legalaid.paths import data_dir


def test_the_schema_of_workflow_files_is_fresh() -> None:
    written = (data_dir("workflows") / "schema.json").read_text(encoding="utf-8")

    assert written == schema_text(), "write it anew with `legalaid workflow schema`"
