"""Whom an HTTP channel believes: nothing is sent to a server whose certificate is not trusted."""

import pytest
import trustme
from documented_desks import SECRET, WEBHOOK_SECRET
from fast_desk import TOKEN
from fault_proxy import FaultProxy
from ways import CERTIFICATES, DESKS, HTTP, Way, a_referral, server_context

from kbdesk.domain.outbox import Receipt, Verdict


@pytest.fixture(scope="module")
def authorities():
    return trustme.CA(), trustme.CA()


@pytest.mark.parametrize("certificate", [*CERTIFICATES, "good"])
@pytest.mark.parametrize("kind", HTTP)
def test_a_certificate_that_is_not_trusted_shuts_the_channel(kind, certificate, authorities, tmp_path):
    authorities[0].cert_pem.write_to_path(tmp_path / "ca.pem")
    made = CERTIFICATES.get(certificate, lambda ours, _others: ours.issue_cert("localhost", "127.0.0.1"))(*authorities)
    secret = {"request-tracker": TOKEN, "webhook": WEBHOOK_SECRET}.get(kind, SECRET)
    with DESKS[kind](tls=server_context(made)) as desk, FaultProxy(desk.address) as proxy:
        way = Way(kind, desk, secret, proxy, tmp_path)
        url = f"https://127.0.0.1:{desk.port}"
        outcome = way.channel(url=url, ca_file=str(tmp_path / "ca.pem")).deliver(a_referral())
    if certificate == "good":
        assert isinstance(outcome, Receipt)
        return
    assert (outcome.verdict, outcome.code) == (Verdict.PAUSED, "certificate")
    assert desk.asked == []
