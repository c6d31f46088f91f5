package io.github.pulumilightsail.aws.clients;

import java.util.Map;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Keeps the SDK from reading variables and files by itself, which it does in many places, for other
 * meanings of what is empty, and fails there without a name. A system property comes before the
 * variable; what they say here is what clients are told anyway, or what the SDK does by default.
 */
public final class SdkSettings {
  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), "no config file"),
          Map.entry(
              ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(),
              "no credentials file"),
          Map.entry(ProfileFileSystemSetting.AWS_PROFILE.property(), "default"),
          Map.entry(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), "3"),
          Map.entry(SdkSystemSetting.AWS_RETRY_MODE.property(), "standard"),
          Map.entry(SdkSystemSetting.AWS_DEFAULTS_MODE.property(), "legacy"),
          Map.entry(SdkSystemSetting.AWS_USE_FIPS_ENDPOINT.property(), "false"),
          Map.entry(SdkSystemSetting.AWS_USE_DUALSTACK_ENDPOINT.property(), "false"),
          Map.entry(SdkSystemSetting.AWS_ACCOUNT_ID_ENDPOINT_MODE.property(), "preferred"),
          Map.entry(SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION.property(), "true"),
          Map.entry(SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES.property(), "10240"),
          Map.entry(SdkSystemSetting.AWS_REQUEST_CHECKSUM_CALCULATION.property(), "when_supported"),
          Map.entry(SdkSystemSetting.AWS_RESPONSE_CHECKSUM_VALIDATION.property(), "when_supported"),
          Map.entry(SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property(), "false"),
          Map.entry(SdkSystemSetting.AWS_EC2_METADATA_V1_DISABLED.property(), "false"),
          Map.entry(SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE.property(), "IPv4"));

  private SdkSettings() {}

  /** To be called before anything of the SDK is used. */
  static void shut() {
    PROPERTIES.forEach(System::setProperty);
  }

  public static void metadataTimeout(long seconds) {
    System.setProperty(
        SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT.property(), String.valueOf(seconds));
  }

  public static void metadataV1(boolean isOff) {
    System.setProperty(
        SdkSystemSetting.AWS_EC2_METADATA_V1_DISABLED.property(), String.valueOf(isOff));
  }
}
