"""Runs a program with its SDK's runtime: monitor, engine, project, stack, organization, root, parallel, dry run, program."""

import asyncio
import logging
import runpy
import sys

import pulumi

monitor, engine, project, stack, organization, root, parallel, dry_run, program = sys.argv[1:10]
sys.argv = [program, *sys.argv[10:]]
runtime = pulumi.runtime
runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
runtime.configure(
    runtime.Settings(
        monitor=monitor,
        engine=engine,
        project=project,
        stack=stack,
        organization=organization,
        root_directory=root,
        parallel=int(parallel),
        dry_run=dry_run == "true",
    )
)
logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # what is left unawaited after a failure
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(runtime.run_in_stack(lambda: runpy.run_path(program, run_name="__main__")))
sys.stdout.flush()
sys.stderr.flush()
