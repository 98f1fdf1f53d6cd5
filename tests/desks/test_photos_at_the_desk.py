"""Photos at a desk in memory and at a real Request Tracker: byte for byte, each once, whatever the wire does."""

import base64
import json
import urllib.parse
import urllib.request
import uuid
from collections import Counter

import pytest

from kbdesk.delivery.choose import ChooseChannel
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.photo import Photo
from kbdesk.domain.progress import Progress
from kbdesk.workflows.open_channel import OpenChannel
from kbdesk.workflows.send_photos import SendPhotos

PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 200 + b"\r\n.\r\n\0\xff\xd9"


class PhotoDevice:
    """A device whose referral has reached the desk, with photos still to go."""

    def __init__(self, device, desk, *, photos=1):
        self._device, self._desk = device, desk
        records = device.kbdesk._records
        self.photos = records.photos
        made = [Photo(str(uuid.uuid4()), f"photo-{n}-{n:08x}.jpg", "image/jpeg", PICTURE) for n in range(1, photos + 1)]
        key = str(uuid.uuid4())
        device._refer.refer("faults", "Geen warm water", key=key, photos=made)
        device.send()
        self.key, self.entry = key, device.entry(key)
        choose = ChooseChannel(device.folder / "data", lambda _name: device.token, now=device.clock)
        channels = OpenChannel(device.kbdesk.library, choose)
        self._sender = SendPhotos(channels, device.outbox, records.photos, now=device.clock)

    def send(self, *, rounds=1):
        reasons = Counter()
        for _ in range(rounds):
            self._sender.run(Progress(), reasons)
            self._device.clock.go_on(hours=2)
        return reasons

    def states(self):
        return [one.state for one in self.photos.of_referral(self.key)]

    def at_the_desk(self):
        """Names and bytes of the photos that the desk has for this ticket."""
        listed = self._get(f"ticket/{self.entry.ticket}/attachments", fields="Filename", per_page="100")
        wanted = [one for one in listed["items"] if (one.get("Filename") or "").startswith("photo-")]
        return sorted(
            (one["Filename"], base64.b64decode(self._get(f"attachment/{one['id']}")["Content"])) for one in wanted
        )

    def _get(self, path, **params):
        address = f"{self._desk.proxy.url}/REST/2.0/{path}?{urllib.parse.urlencode(params)}"
        request = urllib.request.Request(address, headers={"Authorization": f"token {self._desk.token}"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return json.load(answer)


def test_photos_arrive_byte_for_byte_after_the_text(device, desk):
    shop = PhotoDevice(device, desk, photos=3)
    assert shop.entry.state is EntryState.SENT
    assert not shop.send()
    assert shop.states() == [EntryState.SENT] * 3
    assert shop.at_the_desk() == [(f"photo-{n}-{n:08x}.jpg", PICTURE) for n in (1, 2, 3)]
    shop.send(rounds=2)
    assert len(shop.at_the_desk()) == 3


@pytest.mark.parametrize("mode", ["refuse", "reset", "drop_response", "half_response", "half_request"])
def test_a_photo_on_a_wire_that_breaks_is_there_once(device, desk, mode):
    shop = PhotoDevice(device, desk)
    desk.proxy.mode, desk.proxy.once = mode, True
    assert shop.send()
    desk.proxy.mode = "pass"
    shop.send(rounds=3)
    assert shop.states() == [EntryState.SENT]
    assert shop.at_the_desk() == [("photo-1-00000001.jpg", PICTURE)]
