package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.FieldType.FormedText;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  @ParameterizedTest
  @CsvSource({
    "region,eu-central-1,true",
    "region,ap-southeast-5,true",
    "region,us-gov-west-1,true",
    "region,eusc-de-east-1,true",
    "region,eu-central,false",
    "region,EU-CENTRAL-1,false",
    "region,eu-central-1a,false",
    "region,' eu-central-1',false",
    "role,arn:aws:iam::111122223333:role/deploy,true",
    "role,arn:aws-us-gov:iam::111122223333:role/path/deploy,true",
    "role,arn:aws:iam::11112222333:role/deploy,false",
    "role,arn:aws:iam::111122223333:user/deploy,false",
    "instance,arn:aws:lightsail:eu-central-1:111122223333:Instance/0f1e,true",
    "instance,arn:aws:lightsail:eu-central-1:111122223333:Disk/0f1e,false",
    "instance,arn:aws:ec2:eu-central-1:111122223333:Instance/0f1e,false",
    "instance,0f1e,false",
    "name,web-1,true",
    "name,ab,true",
    "name,WordPress_1.example.org,true",
    "name,a,false",
    "name,-web,false",
    "name,web-,false",
    "name,web 1,false",
    "name,web@1,false",
    "account,012345678901,true",
    "account,12345678901,false",
    "account,0123456789012,false",
    "url,http://127.0.0.1:4566,true",
    "url,https://lightsail.eu-central-1.amazonaws.com/,true",
    "url,http://[::1]:4566/path,true",
    "url,http://localhost,true",
    "url,ftp://localhost,false",
    "url,https://,false",
    "url,localhost:4566,false"
  })
  void aFormTakesWhatAwsTakes(String form, String text, boolean matches) {
    assertThat(form(form).form().matcher(text).matches()).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 254})
  void aNameHasTwoTo254Letters(int letters) {
    assertThat(Forms.INSTANCE_NAME.form().matcher("a".repeat(letters)).matches()).isTrue();
    assertThat(Forms.INSTANCE_NAME.form().matcher("a".repeat(255)).matches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a b",
        "http://[::1",
        "http://local host:1",
        "https://x/%zz",
        "http://a:b",
        "http://a/|",
        "http://a:99999999999",
        "http://a:99999"
      })
  void whatIsNoAddressIsRefusedHereAndNotWhenItIsUsed(String text) {
    assertThat(Forms.URL.form().matcher(text).matches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://[::1]:80/a",
        "http://127.0.0.1:65529",
        "https://a.b-c.example:65535/x_y/~z?q=1&r=%20"
      })
  void anAddressThatIsTakenIsOne(String text) {
    assertThat(Forms.URL.form().matcher(text).matches()).isTrue();
    assertThat(URI.create(text).getHost()).isNotNull();
  }

  private static FormedText form(String name) {
    return switch (name) {
      case "region" -> Forms.REGION;
      case "role" -> Forms.ROLE_ARN;
      case "instance" -> Forms.INSTANCE_ARN;
      case "name" -> Forms.INSTANCE_NAME;
      case "account" -> Forms.ACCOUNT_ID;
      default -> Forms.URL;
    };
  }
}
