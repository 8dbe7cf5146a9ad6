"""The places within a place, for the script of the address picker."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from legalaid.web.access import desk
from legalaid.web.addresses import name_of

door = Blueprint("places", __name__)


@door.get("/places")
def places() -> Response:
    code = request.args.get("within", "")
    within = desk().places.children(code) if code in desk().places else ()
    return jsonify([(place.code, name_of(place)) for place in within])
