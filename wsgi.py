"""For a server that loads the program itself: `gunicorn wsgi:app`."""

import os

from legalaid.app import build_desk, create_app
from legalaid.config import Config
from legalaid.logs import arrange

arrange()

config = Config.from_env(os.environ)
app = create_app(config, build_desk(config))
