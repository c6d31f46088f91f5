package io.github.pulumilightsail.shipped;

import static io.github.pulumilightsail.shipped.Row.keyed;
import static io.github.pulumilightsail.shipped.Row.row;

import java.util.List;

/** The shared files: their forms and encodings, and what in them cannot be read. */
// The blanks, tabs and ends of the lines are what the rows are about.
@SuppressWarnings("StringConcatToTextBlock")
final class FileRows {
  private static final String KEYS =
      "aws_access_key_id = AKIAFILE\naws_secret_access_key = hunter2\n";
  private static final String WIDER = "as the AWS SDKs take it";
  private static final String NARROWER =
      "it refuses the whole file, and only a part of it is wrong";

  private static Row file(String name, String text) {
    return row(name).credentials(text);
  }

  /** Letters beyond ASCII in a profile's name and in the path of its file. */
  private static Row foreign(String locale) {
    return row("letters of other languages, " + locale)
        .set("AWS_PROFILE", "café")
        .set("AWS_SHARED_CREDENTIALS_FILE", "{home}/jürgen")
        .file("jürgen", "[café]\n" + KEYS)
        .sends("AKIAFILE");
  }

  static final List<Row> ALL =
      List.of(
          file("the credentials file", "[default]\n" + KEYS).sends("AKIAFILE"),
          row("the configuration file").config("[default]\n" + KEYS).sends("AKIAFILE"),
          row("both files: the credentials file counts")
              .config("[default]\naws_access_key_id = AKIAOTHER\naws_secret_access_key = hunter2\n")
              .credentials("[default]\n" + KEYS)
              .sends("AKIAFILE"),
          row("both files add up")
              .without("AWS_REGION")
              .config("[default]\nregion = eu-west-1\n")
              .credentials("[default]\n" + KEYS)
              .sends("AKIAFILE", "peer", "eu-west-1", "direct"),
          file(
                  "keys that are indented",
                  "[default]\n  aws_access_key_id = AKIAFILE\n  aws_secret_access_key = hunter2\n")
              .sends("AKIAFILE"),
          file(
                  "keys that are indented by tabs",
                  "[default]\n"
                      + "\taws_access_key_id\t=\tAKIAFILE\n"
                      + "\taws_secret_access_key\t=\thunter2\n")
              .sends("AKIAFILE"),
          file(
                  "a section that is indented",
                  "  [default]\n"
                      + "  aws_access_key_id = AKIAFILE\n"
                      + "  aws_secret_access_key = hunter2\n")
              .sends("AKIAFILE"),
          file(
                  "colons",
                  "[default]\naws_access_key_id: AKIAFILE\naws_secret_access_key : hunter2\n")
              .sends("AKIAFILE"),
          file("no blanks", "[default]\naws_access_key_id=AKIAFILE\naws_secret_access_key=hunter2")
              .sends("AKIAFILE"),
          file(
                  "capitals",
                  "[default]\nAWS_ACCESS_KEY_ID = AKIAFILE\nAws_Secret_Access_Key = hunter2\n")
              .sends("AKIAFILE"),
          file(
                  "line ends of Windows",
                  "[default]\r\n"
                      + "aws_access_key_id = AKIAFILE\r\n"
                      + "aws_secret_access_key = hunter2\r\n")
              .sends("AKIAFILE"),
          file(
                  "comments and empty lines",
                  "# of mine\n\n; and\n[default] # here\n\n" + KEYS + "# end\n")
              .sends("AKIAFILE"),
          file("an indented comment", "[default]\n   # a word\n" + KEYS).sends("AKIAFILE"),
          file(
                  "comments behind values",
                  "[default]\n"
                      + "aws_access_key_id = AKIAFILE # mine\n"
                      + "aws_secret_access_key = hunter2\t; too\n")
              .sends("AKIAFILE")
              .butCliSends("AKIAFILE # mine", "peer", "eu-central-1", "direct", WIDER),
          keyed("a comment behind a region")
              .without("AWS_REGION")
              .config("[default]\nregion = eu-west-1 # Ireland\n")
              .sends("AKIAENV", "peer", "eu-west-1", "direct")
              .butCliRefuses(WIDER),
          file("a byte order mark", "\uFEFF[default]\n" + KEYS)
              .sends("AKIAFILE")
              .butCliRefuses(WIDER),
          file(
                  "blanks that do not break",
                  "[default]\n"
                      + "aws_access_key_id\u00A0=\u00A0AKIAFILE\u00A0\n"
                      + "aws_secret_access_key\u00A0= hunter2\n")
              .sends("AKIAFILE"),
          file("blanks in the title", "[ default ]\n" + KEYS)
              .sends("AKIAFILE")
              .butCliRefuses(WIDER),
          row("a title in quotation marks")
              .set("AWS_PROFILE", "my prod")
              .config("[profile \"my prod\"]\n" + KEYS)
              .sends("AKIAFILE"),
          row("a title in single quotation marks")
              .set("AWS_PROFILE", "prod")
              .config("[profile 'prod']\n" + KEYS)
              .sends("AKIAFILE"),
          row("a title with more blanks")
              .set("AWS_PROFILE", "prod")
              .config("[profile    prod]\n" + KEYS)
              .sends("AKIAFILE"),
          row("a title that lacks its quotation marks")
              .set("AWS_PROFILE", "my prod")
              .config("[profile my prod]\n" + KEYS)
              .refuses("/.aws/config, line 1 has [profile my prod]", "[profile \"my prod\"]"),
          row("[profile default]").config("[profile default]\n" + KEYS).sends("AKIAFILE"),
          row("a title without the word profile")
              .set("AWS_PROFILE", "prod")
              .config("[prod]\n" + KEYS)
              .refuses("[profile prod]"),
          row("a profile of the credentials file")
              .set("AWS_PROFILE", "prod")
              .credentials("[prod]\n" + KEYS)
              .sends("AKIAFILE"),
          foreign("C.UTF-8").set("LC_ALL", "C.UTF-8"),
          foreign("no locale"),
          foreign("C").set("LANG", "C"),
          foreign("C before another").set("LANG", "C.UTF-8").set("LC_ALL", "C"),
          foreign("POSIX").set("LC_ALL", "POSIX"),
          foreign("a locale that is not installed").set("LANG", "tlh_KX.UTF-8"),
          row("files elsewhere")
              .file("elsewhere/c", "[default]\nregion = eu-west-1\n")
              .file("elsewhere/k", "[default]\n" + KEYS)
              .without("AWS_REGION")
              .set("AWS_CONFIG_FILE", "{home}/elsewhere/c")
              .set("AWS_SHARED_CREDENTIALS_FILE", "{home}/elsewhere/k")
              .sends("AKIAFILE", "peer", "eu-west-1", "direct"),
          row("a path with a tilde")
              .file("elsewhere/k", "[default]\n" + KEYS)
              .set("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere/k")
              .sends("AKIAFILE"),
          row("a path with a variable")
              .file("elsewhere/k", "[default]\n" + KEYS)
              .set("AWS_SHARED_CREDENTIALS_FILE", "$HOME/elsewhere/k")
              .sends("AKIAFILE"),
          row("a path with a variable in braces")
              .file("elsewhere/k", "[default]\n" + KEYS)
              .set("AWS_SHARED_CREDENTIALS_FILE", "${HOME}/elsewhere/k")
              .sends("AKIAFILE"),
          file("a line that is none", "[default]\n" + KEYS + "what is this\n")
              .refuses("/.aws/credentials, line 4"),
          file(
                  "a line that is none, in another profile",
                  "[default]\n" + KEYS + "[other]\nwhat is this\n")
              .sends("AKIAFILE")
              .butCliRefuses(NARROWER),
          keyed("a line that is none, in another profile, and keys in variables")
              .config("[profile other]\nwhat is this\n")
              .sends("AKIAENV")
              .butCliRefuses(NARROWER),
          file(
                  "a line before the first section",
                  "region = eu-west-1\n[default]\n" + "region = eu-west-1\n")
              .refuses("/.aws/credentials, line 1"),
          keyed("a line before the first section, and keys in variables")
              .config("what = is this\n[default]\n")
              .sends("AKIAENV")
              .butCliRefuses(NARROWER),
          file("a key twice", "[default]\n" + KEYS + "aws_access_key_id = AKIAOTHER\n")
              .refuses("/.aws/credentials, line 4", "aws_access_key_id"),
          file("a section twice", "[default]\nregion = eu-west-1\n[default]\n" + KEYS)
              .refuses("/.aws/credentials, line 3", "[default]"),
          file("a title without its end", "[default\n" + KEYS).refuses("/.aws/credentials, line 1"),
          file("another encoding", "[default]\n# caf\u00E9\n" + KEYS)
              .in("ISO-8859-1")
              .set("LC_ALL", "C.UTF-8")
              .refuses("/.aws/credentials", "UTF-8"),
          file("sixteen bits", "[default]\n" + KEYS)
              .in("UTF-16")
              .set("LC_ALL", "C.UTF-8")
              .refuses("/.aws/credentials", "UTF-8"),
          keyed("a block that is nested")
              .config(
                  "[default]\ns3 =\n  max_concurrent_requests = 20\n  addressing_style = path\n")
              .sends("AKIAENV"),
          keyed("a block that is nested and wrong")
              .config("[default]\ns3 =\n  what is this\n")
              .refuses("/.aws/config", "s3"),
          keyed("a value over two lines")
              .without("AWS_REGION")
              .config("[default]\nregion = eu-west-1\n  output = json\n")
              .refuses("region of profile default"),
          keyed("sections of other tools")
              .config("[tool x]\nx = y\n[preview]\nz = true\n[default]\noutput = json\n")
              .sends("AKIAENV"));

  private FileRows() {}
}
