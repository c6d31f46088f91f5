package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.resource.FieldType.FormedText;
import java.util.regex.Pattern;

/** The forms of AWS's own names. */
public final class Forms {
  /**
   * A region's code. Only the form is held against it: regions are added more often than this
   * package is released.
   */
  public static final FormedText REGION =
      formed("[a-z]{2,}(-[a-z]+)+-[0-9]+", "the code of an AWS region, such as \"eu-central-1\"");

  /** A region's code, or the word for all of them. */
  public static final FormedText REGION_OR_ALL =
      formed(
          REGION.form().pattern() + "|all",
          "the code of an AWS region, such as \"eu-central-1\", or \"all\"");

  /** A day; that there is such a day is not held against it. */
  public static final FormedText DATE =
      formed("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date, such as \"2027-01-31\"");

  /** A text that says something. */
  public static final FormedText WORDS = formed("(?s).*\\S.*", "a text that is not blank");

  /** The ARN of a role. */
  public static final FormedText ROLE_ARN =
      formed(
          "arn:[a-z-]+:iam::[0-9]{12}:role/.+",
          "the ARN of an IAM role, such as \"arn:aws:iam::111122223333:role/deploy\"");

  /** The ARN of a Lightsail instance. */
  public static final FormedText INSTANCE_ARN =
      formed(
          "arn:[a-z-]+:lightsail:[a-z0-9-]+:[0-9]{12}:Instance/.+",
          "the ARN of a Lightsail instance, such as"
              + " \"arn:aws:lightsail:eu-central-1:111122223333:Instance/0f1e2d3c-…\"");

  /**
   * The name of a Lightsail instance. The API's model allows no dot, AWS's own CloudFormation
   * resource does, and stricter rules than AWS's have shut out valid names before
   * (terraform-provider-aws #29903), so the looser one of both holds.
   */
  public static final FormedText INSTANCE_NAME =
      formed(
          "[a-zA-Z0-9_][a-zA-Z0-9_.\\-]{0,252}[a-zA-Z0-9_]",
          "the name of a Lightsail instance: 2 to 254 letters, digits, \"-\", \"_\" and \".\","
              + " with a letter or digit at both ends");

  /** An account's number. */
  public static final FormedText ACCOUNT_ID = formed("[0-9]{12}", "an AWS account id of 12 digits");

  /** The address of a service: what {@link java.net.URI} finds a host in, and no more. */
  public static final FormedText URL =
      formed(
          "https?://(([A-Za-z0-9-]+\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?"
              + "|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+])"
              + "(:([0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
              + "([/?]([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
          "a URL that begins with https:// or http://, with a host whose name has letters, digits"
              + " and hyphens, and no underscore");

  private Forms() {}

  private static FormedText formed(String regex, String meaning) {
    return new FormedText(Pattern.compile(regex), meaning);
  }
}
