"""From settings to the channels whose desk has tickets and an HTTP interface: what each needs, and how it logs in.

The secret comes from the credential that the settings name; it goes into a header and nowhere else.
"""

import base64
from collections.abc import Callable
from urllib.parse import urlsplit

from kbdesk.delivery.channel import TellingChannel
from kbdesk.delivery.exchange import SECONDS, Desk
from kbdesk.delivery.trust import LOOPBACK
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, Verdict

_NEEDED = {
    "request-tracker": ("url", "queue", "credential"),
    "topdesk": ("url", "user", "caller", "credential"),
    "zammad": ("url", "group", "customer", "credential"),
    "zendesk": ("url", "user", "credential"),
    "servicenow": ("url", "user", "credential"),
    "jira-service-management": ("url", "user", "service_desk", "request_type", "referral_field", "credential"),
}


def ticket_desk(settings: ChannelSettings, credential: Callable[[str], str]) -> TellingChannel | Failure:
    """The channel; a Failure when the settings name none that there is, lack something, or the secret is not here."""
    if settings.type not in _NEEDED:
        return Failure(Verdict.REFUSED, "channel-unknown", settings.type)
    if missing := missing_of(settings, *_NEEDED[settings.type]):
        return missing
    secret = credential(settings.option("credential"))
    if not secret:
        return Failure(Verdict.PAUSED, "secret-missing", settings.option("credential"))
    makers: dict[str, Callable[[ChannelSettings, str], TellingChannel | Failure]] = {
        "request-tracker": _request_tracker,
        "topdesk": _topdesk,
        "zammad": _zammad,
        "zendesk": _zendesk,
        "servicenow": _servicenow,
        "jira-service-management": _jira,
    }
    return makers[settings.type](settings, secret)


def _request_tracker(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.request_tracker import Names, RequestTrackerChannel

    names = Names(
        settings.option("queue"),
        settings.option("referral_field", "ReferralId"),
        settings.option("urgency_field"),
        settings.option("requestor"),
    )
    return RequestTrackerChannel(desk_of(settings, f"token {secret}"), names)


def _topdesk(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.topdesk import Names, TopdeskChannel

    names = Names(settings.option("caller"), settings.option("operator_group"))
    return TopdeskChannel(desk_of(settings, _basic(settings.option("user"), secret)), names)


def _zammad(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.zammad import Names, ZammadChannel

    field = settings.option("referral_field", "referral_id")
    if not field.isidentifier():  # it stands in a search
        return Failure(Verdict.REFUSED, "channel-incomplete", "referral_field")
    names = Names(settings.option("group"), settings.option("customer"), field)
    return ZammadChannel(desk_of(settings, f"Token token={secret}"), names)


def _zendesk(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.zendesk import Names, ZendeskChannel

    group = settings.option("group")
    if group and not group.isdigit():
        return Failure(Verdict.REFUSED, "channel-incomplete", "group")
    login = _basic(f"{settings.option('user')}/token", secret)
    return ZendeskChannel(desk_of(settings, login), Names(group, settings.option("requester")))


def _servicenow(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.servicenow import Names, ServiceNowChannel

    names = Names(settings.option("assignment_group"), settings.option("caller"))
    return ServiceNowChannel(desk_of(settings, _basic(settings.option("user"), secret)), names)


def _jira(settings: ChannelSettings, secret: str) -> TellingChannel | Failure:
    from kbdesk.delivery.jira_service_management import FIELD, JiraChannel, Names

    names = Names(*(settings.option(name) for name in ("service_desk", "request_type", "referral_field")))
    if not FIELD.fullmatch(names.referral_field):
        return Failure(Verdict.REFUSED, "channel-incomplete", "referral_field")
    return JiraChannel(desk_of(settings, _basic(settings.option("user"), secret)), names)


def desk_of(settings: ChannelSettings, login: str = "") -> Desk:
    """Where the settings say; `login` is the value of the Authorization header."""
    headers = {"Authorization": login} if login else {}
    return Desk(settings.option("url"), headers, settings.option("ca_file"), seconds_of(settings, SECONDS))


def seconds_of(settings: ChannelSettings, usual: float) -> float:
    """The bound on each exchange, in whole seconds, where the settings say one."""
    written = settings.option("seconds")
    return float(written) if written.isascii() and written.isdigit() and int(written) else usual


def missing_of(settings: ChannelSettings, *wanted: str) -> Failure | None:
    """What is not written in the settings, or an address that would carry a referral in the open."""
    lacking = [name for name in wanted if not settings.option(name).strip()]
    if lacking:
        return Failure(Verdict.REFUSED, "channel-incomplete", ", ".join(lacking))
    if "url" in wanted:
        split = urlsplit(settings.option("url"))
        if split.scheme not in {"http", "https"} or not split.hostname:
            return Failure(Verdict.REFUSED, "channel-incomplete", "url")
        if split.scheme == "http" and split.hostname not in LOOPBACK:
            return Failure(Verdict.PAUSED, "not-encrypted", split.hostname)
    return None


def _basic(user: str, secret: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()
