package io.github.pulumilightsail.aws.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.core.SdkSystemSetting.ASYNC_HTTP_SERVICE_IMPL;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_ACCESS_KEY_ID;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_ACCOUNT_ID;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_AUTH_SCHEME_PREFERENCE;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_CONTAINER_SERVICE_ENDPOINT;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_ENDPOINT_DISCOVERY_ENABLED;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_EXECUTION_ENV;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_PARTITIONS_FILE;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_REGION;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_ROLE_ARN;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_ROLE_SESSION_NAME;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_S3_DISABLE_EXPRESS_SESSION_AUTH;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_S3_US_EAST_1_REGIONAL_ENDPOINT;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_SDK_UA_APP_ID;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_SECRET_ACCESS_KEY;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_SESSION_TOKEN;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_SIGV4A_SIGNING_REGION_SET;
import static software.amazon.awssdk.core.SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE;
import static software.amazon.awssdk.core.SdkSystemSetting.BINARY_ION_ENABLED;
import static software.amazon.awssdk.core.SdkSystemSetting.CBOR_ENABLED;
import static software.amazon.awssdk.core.SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;

/** The SDK reads nothing by itself: whoever takes a newer one looks here at what it reads more. */
class SdkSettingsTest {
  /** Clients are told these. */
  private static final Set<SdkSystemSetting> TOLD =
      EnumSet.of(
          AWS_ACCESS_KEY_ID,
          AWS_SECRET_ACCESS_KEY,
          AWS_SESSION_TOKEN,
          AWS_REGION,
          AWS_ROLE_ARN,
          AWS_ROLE_SESSION_NAME,
          AWS_WEB_IDENTITY_TOKEN_FILE,
          AWS_EC2_METADATA_SERVICE_ENDPOINT,
          AWS_METADATA_SERVICE_TIMEOUT,
          SYNC_HTTP_SERVICE_IMPL);

  /** The SDK's provider for containers takes no others, and reads them as the AWS CLI does. */
  private static final Set<SdkSystemSetting> CONTAINER =
      EnumSet.of(
          AWS_CONTAINER_SERVICE_ENDPOINT,
          AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
          AWS_CONTAINER_CREDENTIALS_FULL_URI,
          AWS_CONTAINER_AUTHORIZATION_TOKEN,
          AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE);

  /** Say how the caller is called, and no more. */
  private static final Set<SdkSystemSetting> NAMES =
      EnumSet.of(AWS_ACCOUNT_ID, AWS_EXECUTION_ENV, AWS_SDK_UA_APP_ID);

  /** Are of other services and protocols, or of signatures that none of ours takes. */
  private static final Set<SdkSystemSetting> OTHERS =
      EnumSet.of(
          ASYNC_HTTP_SERVICE_IMPL,
          CBOR_ENABLED,
          BINARY_ION_ENABLED,
          AWS_ENDPOINT_DISCOVERY_ENABLED,
          AWS_S3_US_EAST_1_REGIONAL_ENDPOINT,
          AWS_S3_DISABLE_EXPRESS_SESSION_AUTH,
          AWS_SIGV4A_SIGNING_REGION_SET,
          AWS_AUTH_SCHEME_PREFERENCE);

  @Test
  void whateverElseTheSdkReadsIsShut() {
    SdkSettings.shut();
    var open = EnumSet.allOf(SdkSystemSetting.class);
    open.removeAll(TOLD);
    open.removeAll(CONTAINER);
    open.removeAll(NAMES);
    open.removeAll(OTHERS);
    // The launchers take it away, for there is no value that means none.
    open.remove(AWS_PARTITIONS_FILE);

    assertThat(open)
        .allSatisfy(setting -> assertThat(System.getProperty(setting.property())).isNotNull());
  }
}
