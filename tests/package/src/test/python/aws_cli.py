"""Runs the AWS CLI many times in one process: each time in a fork, with variables of its own.

Reads a list of {"variables": {...}, "arguments": [...]} from stdin, and prints a list of
{"status": N, "said": "..."} in the same order.
"""

import json
import os
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor

import awscli.clidriver
import awscli.customizations.assumerole as assumerole
import botocore.credentials as credentials
import botocore.session
import botocore.tokens as tokens
import botocore.utils as utils

# What every run needs is read before the forks.
loader = botocore.session.get_session().get_component("data_loader")
for service in ("lightsail", "sts", "sso", "sso-oidc"):
    loader.load_service_model(service, "service-2")


def in_the_new_home():
    """These are made of the home folder when their modules are imported."""
    cache = os.path.expanduser("~/.aws/sso/cache")
    credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = cache
    tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
    assumerole.CACHE_DIR = os.path.expanduser("~/.aws/cli/cache")
    utils.JSONFileCache.CACHE_DIR = os.path.expanduser("~/.aws/boto/cache")


def child(job, output):
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    # The AWS CLI has set it for itself.
    os.environ["AWS_DATA_PATH"] = data
    os.environ.update(job["variables"])
    os.chdir(os.environ["HOME"])
    in_the_new_home()
    try:
        status = awscli.clidriver.create_clidriver().main(job["arguments"])
    except SystemExit as exit:
        status = exit.code
    except BaseException:
        traceback.print_exc()
        status = 255
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1)


def run(job):
    with tempfile.TemporaryFile() as output:
        pid = os.fork()
        if pid == 0:
            child(job, output)
        _, status = os.waitpid(pid, 0)
        output.seek(0)
        return {
            "status": os.waitstatus_to_exitcode(status),
            "said": output.read().decode("utf-8", "replace"),
        }


def main():
    jobs = json.load(sys.stdin)
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        json.dump(list(pool.map(run, jobs)), sys.stdout)


main()
