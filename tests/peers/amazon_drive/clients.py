"""acdcli's client, pointed at an emulator."""

import logging
import tempfile

from acdcli.api import backoff_req, client, oauth

from runner.peer import Flavour

from .directory import Directory
from .pauses import Pauses

# It logs every failure, and the checks bring about many; tokens that it can't read are in those lines too.
logging.getLogger("acdcli").addHandler(logging.NullHandler())
logging.getLogger("acdcli").propagate = False


class Client(client.ACDClient):
    """The library's client, which has no end of its own, with one."""

    #: The directory that goes when it ends, where it has one of its own.
    temporary = None

    def close(self):
        self.BOReq._BackOffRequest__session.close()
        if self.temporary is not None:
            self.temporary.cleanup()


def point_at(emulator):
    """Makes every client of this process talk to the emulator.

    The hosts for metadata and content come from files or from discovery; the others are constants.
    """
    about = emulator.about
    client._AMZ_ENDPOINT_REQ_URL = about["master_url"] + "account/endpoint"
    oauth.TOKEN_INFO_URL = about["token_info_url"]
    oauth.LocalOAuthHandler.AMAZON_OA_LOGIN_URL = about["authorize_url"]
    oauth.LocalOAuthHandler.AMAZON_OA_TOKEN_URL = about["token_url"]
    oauth.AppspotOAuthHandler.APPSPOT_URL = about["relay_url"]


def connect(emulator, directory=None):
    """A client with a directory's files, by default complete ones."""
    point_at(emulator)
    pauses = Pauses()
    backoff_req.random = pauses
    backoff_req.sleep = pauses.sleep
    temporary = None
    if directory is None:
        temporary = tempfile.TemporaryDirectory()
        directory = Directory(temporary.name, emulator).complete()
    made = Client(str(directory), str(directory))
    made.pauses, made.temporary = pauses, temporary
    return made


FLAVOURS = [Flavour("sync", "requests", connect)]
