package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Pipeline;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Shell.Ended;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The loop of {@code examples/gitops} with a real git repository: each job is a fresh clone in
 * which the very commands of the workflow file run.
 */
final class GitOpsIT {
  @RegisterExtension final Stage stage = new Stage();
  private Shell shell = new Shell(Map.of());
  private int jobs;

  @BeforeEach
  void repositoryWithTheProgramOnMain() throws IOException {
    stage
        .environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString())
        .environment("PULUMI_HOME", stage.folder().subfolder("pulumi").toString())
        .environment("LIGHTSAIL_VERSION", "0.1.0")
        .environment("LIGHTSAIL_PLUGIN", Checkout.pluginFolder().toString())
        .environment("APPLY_WAIT_SECONDS", "1")
        .environment("GIT_CONFIG_GLOBAL", "/dev/null")
        .environment("GIT_AUTHOR_NAME", "Ada")
        .environment("GIT_AUTHOR_EMAIL", "ada@example.com")
        .environment("GIT_COMMITTER_NAME", "Ada")
        .environment("GIT_COMMITTER_EMAIL", "ada@example.com");
    stage.environment(
        "PATH", gitHubCommands() + File.pathSeparator + stage.environment().get("PATH"));
    shell = new Shell(stage.environment());
    stage.seed("web-1").create();

    shell.ok(stage.folder().path(), "git", "init", "--quiet", "--bare", "-b", "main", "origin");
    shell.ok(stage.folder().path(), "git", "clone", "--quiet", "origin", "ada");
    shell.ok(ada(), "git", "checkout", "--quiet", "-b", "main");
    for (var part : new String[] {"infra", "report", "scripts"}) {
      shell.ok(ada(), "cp", "-R", Checkout.file("examples/gitops/" + part).toString(), ".");
    }
    shell.ok(infra(ada()), "../scripts/install-plugin");
    shell.ok(infra(ada()), "pulumi", "stack", "init", "prod", "--non-interactive");
    push("main", "Shut IMDSv1 on web-1");
    assertThat(job("main", "apply").code()).isZero();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    stage.newCalls();
  }

  @Test
  void aCommitIsPreviewedThenMergedThenApplied() throws IOException {
    shell.ok(ada(), "git", "checkout", "--quiet", "-b", "hop-limit");
    change("httpTokens: required", "httpTokens: required\n      httpPutResponseHopLimit: 2");
    push("hop-limit", "Containers on web-1 need two hops");

    var preview = job("hop-limit", "preview");
    assertThat(preview.code()).as(preview.text()).isZero();
    assertThat(preview.text()).contains("+ httpPutResponseHopLimit: 2");
    assertThat(summary(preview)).contains("+ httpPutResponseHopLimit: 2");
    assertThat(preview.text())
        .contains("comment: ## ✅ 1 instance is compliant")
        .contains("--edit-last --create-if-none");
    assertThat(writes(stage.newCalls())).isEmpty();

    merge("hop-limit");
    var apply = job("main", "apply");
    assertThat(apply.code()).as(apply.text()).isZero();
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  @Test
  void driftIsReportedAtNightAndRepairedByTheNextRun() throws IOException {
    var quiet = job("main", "drift");
    assertThat(quiet.code()).as(quiet.text()).isZero();
    assertThat(quiet.text()).contains("No drift in prod");

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    stage.newCalls();
    var before = state();
    var night = job("main", "drift");
    assertThat(night.code()).as(night.text()).isEqualTo(1);
    assertThat(night.text())
        .contains("# Drift in prod", "web", "~ httpTokens: \"optional\" => \"required\"");
    assertThat(summary(night))
        .startsWith("# Drift in prod")
        .contains("## ❌ 1 of 1 instance is not compliant")
        .contains(
            "| <code>web-1</code> | <code>eu-central-1</code> | httpTokens | <code>optional</code>"
                + " | <code>required</code> |");
    assertThat(report("sarif")).contains("web-1 in eu-central-1", "\"level\": \"error\"");
    assertThat(report("csv")).contains(",web-1,", ",nonCompliant,");
    assertThat(report("html")).contains("<h1>1 of 1 instance is not compliant</h1>");
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(state()).isEqualTo(before);

    assertThat(job("main", "apply").code()).isZero();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(job("main", "drift").code()).isZero();
  }

  @Test
  void theReportOfAFleetNamesTheInstancesThatDeviate() throws IOException {
    stage.seed("app-1").create();
    stage.seed("app-2").create();
    change("InstanceMetadataOptions", "InstanceMetadataBaseline");
    change("instanceName: web-1", "selector: {namePrefix: app-}");
    push("main", "Shut IMDSv1 on all apps");
    assertThat(job("main", "apply").code()).isZero();

    stage.region().change("app-2", OptionsPatch.none().tokens("optional"));
    var night = job("main", "drift");
    assertThat(night.code()).as(night.text()).isEqualTo(1);
    assertThat(summary(night))
        .contains(
            "## ❌ 1 of 3 instances is not compliant",
            "| <code>app-2</code> |",
            "1 of 2 instances to change: app-2@eu-central-1 (httpTokens optional → required)")
        .doesNotContain("<code>app-1</code>");
  }

  /** Not able to look is neither drift nor a clean bill. */
  @Test
  void aNightWithoutAnAnswerFromAwsIsReportedAsSuch() throws IOException {
    stage.environment("AWS_ENDPOINT_URL_LIGHTSAIL", "http://127.0.0.1:1");
    stage.environment("AWS_MAX_ATTEMPTS", "1");
    shell = new Shell(stage.environment());
    var night = job("main", "drift");
    assertThat(night.code()).as(night.text()).isEqualTo(2);
    assertThat(night.text())
        .contains("Could not look at the fleet of prod", "Could not look for drift in prod");
    assertThat(Files.exists(reported("sarif"))).isFalse();
  }

  @Test
  void aBadCommitStopsAtThePreview() throws IOException {
    shell.ok(ada(), "git", "checkout", "--quiet", "-b", "typo");
    change("httpTokens: required", "httpTokens: requird");
    push("typo", "Shut it even more");
    var before = state();

    var preview = job("typo", "preview");
    assertThat(preview.code()).isNotZero();
    assertThat(preview.text()).contains("requird", "required");
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void twoRunsAtOnceDoNotDisturbEachOther() throws IOException {
    change("httpTokens: required", "httpTokens: required\n      httpPutResponseHopLimit: 2");
    push("main", "Containers on web-1 need two hops");
    stage.emulator().behavior().set(Switches.APPLIED, Progress.reads(3));

    var one = start("main", "apply");
    var other = start("main", "apply");
    assertThat(one.join().code()).as(one.join().text()).isZero();
    assertThat(other.join().code()).as(other.join().text()).isZero();

    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(writes(stage.newCalls())).hasSize(1);
    assertThat(state()).contains("web-1@eu-central-1").doesNotContain("pending_operations\": [{");
    assertThat(job("main", "drift").code()).isZero();
  }

  /** Its jobs have no AWS key: the AWS SDK trades the token of the job for those of a role. */
  @Test
  void gitLabRunsTheSameLoopWithItsToken() throws IOException {
    shell.ok(ada(), "git", "checkout", "--quiet", "-b", "hop-limit");
    change("httpTokens: required", "httpTokens: required\n      httpPutResponseHopLimit: 2");
    push("hop-limit", "Containers on web-1 need two hops");

    var preview = gitlab("hop-limit", "preview");
    assertThat(preview.code()).as(preview.text()).isZero();
    assertThat(preview.text()).contains("+ httpPutResponseHopLimit: 2");
    assertThat(roles()).containsOnly("arn:aws:iam::111122223333:role/lightsail-metadata-read");

    merge("hop-limit");
    var apply = gitlab("main", "apply");
    assertThat(apply.code()).as(apply.text()).isZero();
    assertThat(roles()).containsOnly("arn:aws:iam::111122223333:role/lightsail-metadata-write");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    var night = gitlab("main", "drift");
    assertThat(night.code()).as(night.text()).isEqualTo(1);
    assertThat(night.text()).contains("~ httpTokens: \"optional\" => \"required\"");
  }

  /** By the next run, the token of the one before is over, which the state still has. */
  @Test
  void aTokenInTheConfigurationIsThatOfThisRun() throws IOException {
    configureSession();
    assertThat(job("main", "apply").code()).isZero();
    stage.emulator().credentials().expireSessions();
    var key = configureSession();
    stage.newCalls();

    for (var name : List.of("preview", "drift", "apply")) {
      var done = job("main", name);
      assertThat(done.code()).as(done.text()).isZero();
      assertThat(stage.newCalls()).isNotEmpty().allMatch(call -> call.accessKeyId().equals(key));
    }
  }

  /**
   * Somebody who runs the scripts by hand, and then adds all there is, commits the program alone.
   */
  @Test
  void allOfTheExampleIsCommittedAndNothingThatTheScriptsLeave() {
    var example = Checkout.files(Checkout.file("examples/gitops"));
    assertThat(shell.ok(ada(), "git", "ls-files").lines())
        .containsExactlyInAnyOrderElementsOf(
            example.stream().filter(file -> file.matches("(infra|report|scripts)/.*")).toList());

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    for (var name : List.of("preview", "drift", "apply")) {
      job("main", name);
      assertThat(leftByTheLastJob()).as(name).isEmpty();
      gitlab("main", name);
      assertThat(leftByTheLastJob()).as(name + " of GitLab").isEmpty();
    }
  }

  private String leftByTheLastJob() {
    var clone = stage.folder().path().resolve("job-" + jobs);
    return shell.ok(clone, "git", "status", "--porcelain");
  }

  /** Commits a session of an hour, and gives its key. */
  private String configureSession() throws IOException {
    var session =
        stage.emulator().credentials().issue("111122223333", "ci", "run", Duration.ofHours(1));
    var file = infra(ada()).resolve("Pulumi.prod.yaml");
    var others =
        Files.readString(file).replaceAll(" *lightsail:(accessKey|secretKey|token):.*\n", "");
    Files.writeString(
        file,
        others.replace(
            "config:\n",
            """
            config:
              lightsail:accessKey: %s
              lightsail:secretKey: example
              lightsail:token: %s
            """
                .formatted(session.accessKeyId(), session.token())));
    push("main", "Another session");
    return session.accessKeyId();
  }

  private List<String> roles() {
    return stage.newCalls().stream()
        .filter(call -> call.operation().equals("AssumeRoleWithWebIdentity"))
        .map(call -> call.request().get("RoleArn").getAsString())
        .toList();
  }

  // ---- git

  private Path ada() {
    return stage.folder().path().resolve("ada");
  }

  private static Path infra(Path clone) {
    return clone.resolve("infra");
  }

  private void change(String from, String to) throws IOException {
    var program = infra(ada()).resolve("Pulumi.yaml");
    var text = Files.readString(program);
    assertThat(text).contains(from);
    Files.writeString(program, text.replace(from, to));
  }

  private void push(String branch, String message) {
    shell.ok(ada(), "git", "add", "--all");
    shell.ok(ada(), "git", "commit", "--quiet", "-m", message);
    shell.ok(ada(), "git", "push", "--quiet", "origin", branch);
  }

  private void merge(String branch) {
    shell.ok(ada(), "git", "checkout", "--quiet", "main");
    shell.ok(ada(), "git", "merge", "--quiet", "--no-ff", "-m", "Merge " + branch, branch);
    shell.ok(ada(), "git", "push", "--quiet", "origin", "main");
  }

  // ---- the jobs of the workflow

  private Ended job(String branch, String job) {
    return start(branch, job).join();
  }

  /** Beside others, in a thread of its own: a shared pool may be waiting for this one. */
  private CompletableFuture<Ended> start(String branch, String job) {
    var clone = clone(branch);
    var pipeline =
        Pipeline.github(Checkout.file("examples/gitops/github-actions/lightsail.yml"), job);
    var environment = stage.environment();
    return CompletableFuture.supplyAsync(
        () -> pipeline.run(clone, environment), task -> Thread.ofVirtual().start(task));
  }

  private Ended gitlab(String branch, String job) {
    var environment = new HashMap<>(stage.environment());
    environment
        .keySet()
        .removeIf(name -> name.startsWith("AWS_ACCESS_KEY") || name.startsWith("AWS_SECRET"));
    environment.put("AWS_ENDPOINT_URL_STS", stage.emulator().uri().toString());
    environment.put("LIGHTSAIL_OIDC_TOKEN", "a-token-of-gitlab");
    environment.put("CI_JOB_ID", "17");
    return Pipeline.gitlab(Checkout.file("examples/gitops/gitlab-ci/.gitlab-ci.yml"), job)
        .run(clone(branch), environment);
  }

  private Path clone(String branch) {
    var clone = stage.folder().path().resolve("job-" + ++jobs);
    var origin = stage.folder().path().resolve("origin").toString();
    shell.ok(
        stage.folder().path(),
        "git",
        "clone",
        "--quiet",
        "--branch",
        branch,
        origin,
        clone.toString());
    return clone;
  }

  /** What the last job has left of the report. */
  private Path reported(String format) {
    return infra(stage.folder().path().resolve("job-" + jobs)).resolve("report." + format);
  }

  private String report(String format) throws IOException {
    return Files.readString(reported(format));
  }

  /** A folder with a {@code gh} that says what it is asked to comment. */
  private Path gitHubCommands() {
    var gh =
        stage
            .folder()
            .write(
                "bin/gh",
                """
                #!/bin/sh
                echo "gh $*"
                while [ "$1" != --body-file ]; do shift; done
                echo "comment: $(cat "$2")"
                """);
    assertThat(gh.toFile().setExecutable(true)).isTrue();
    return stage.folder().subfolder("bin");
  }

  /** What the page of the run shows. */
  private static String summary(Ended job) {
    return job.text().substring(job.text().indexOf("---- summary\n") + "---- summary\n".length());
  }

  private String state() throws IOException {
    try (var files = Files.walk(stage.folder().path().resolve("state"))) {
      var checkpoint =
          files.filter(file -> file.endsWith("stacks/lightsail-metadata/prod.json")).findFirst();
      return Files.readString(checkpoint.orElseThrow());
    }
  }
}
