"""What a class annotates, and which of it are fields."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from typing import Any

__all__ = ["is_class_variable", "own_annotations"]

NO_FIELD = re.compile(r"\b(ClassVar|InitVar|KW_ONLY)\b")


def own_annotations(cls: type) -> dict[str, Any]:
    """Return what a class annotates itself, without evaluating it."""
    if sys.version_info >= (3, 14):
        import annotationlib

        return annotationlib.get_annotations(
            cls, format=annotationlib.Format.FORWARDREF
        )
    return inspect.get_annotations(cls)


def is_class_variable(annotation: object) -> bool:
    """Say whether an annotation declares no field."""
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return annotation is dataclasses.KW_ONLY or NO_FIELD.search(text) is not None
