package io.github.pulumilightsail.schema;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What the schema says of the package as a whole. */
final class SchemaHeader {
  private static final String HEADER =
      """
      {
        "name": "lightsail",
        "displayName": "Amazon Lightsail instance metadata",
        "description": "The lightsail package makes the instance metadata service (IMDS) of Amazon Lightsail instances declarative: require IMDSv2, see drift, restore what was there.",
        "keywords": ["pulumi", "aws", "lightsail", "imds", "imdsv2", "security", "category/cloud", "kind/native"],
        "homepage": "https://github.com/pulumilightsail/pulumi-lightsail",
        "repository": "https://github.com/pulumilightsail/pulumi-lightsail",
        "license": "Apache-2.0",
        "publisher": "pulumilightsail",
        "logoUrl": "https://raw.githubusercontent.com/pulumilightsail/pulumi-lightsail/main/docs/logo.png",
        "pluginDownloadURL": "github://api.github.com/pulumilightsail/pulumi-lightsail",
        "meta": {"moduleFormat": "(.*)"},
        "language": {
          "nodejs": {
            "packageName": "@pulumilightsail/pulumi-lightsail",
            "packageDescription": "The metadata options of Amazon Lightsail instances as Pulumi resources.",
            "dependencies": {"@pulumi/pulumi": "^3.142.0"},
            "devDependencies": {"@types/node": "^20", "typescript": "^5"},
            "respectSchemaVersion": true
          },
          "python": {
            "packageName": "pulumi_lightsail",
            "requires": {"pulumi": ">=3.142.0,<4.0.0"},
            "pythonRequires": ">=3.9",
            "pyproject": {"enabled": true},
            "respectSchemaVersion": true
          },
          "go": {
            "importBasePath": "github.com/pulumilightsail/pulumi-lightsail/sdk/go/lightsail",
            "generateResourceContainerTypes": true,
            "respectSchemaVersion": true
          },
          "csharp": {
            "rootNamespace": "PulumiLightsail",
            "packageReferences": {"Pulumi": "3.*"},
            "respectSchemaVersion": true
          },
          "java": {
            "basePackage": "io.github.pulumilightsail",
            "buildFiles": "gradle",
            "dependencies": {"com.pulumi:pulumi": "1.36.1"}
          }
        }
      }
      """;

  private SchemaHeader() {}

  static JsonObject of(String version) {
    var header = JsonParser.parseString(HEADER).getAsJsonObject();
    header.addProperty("version", version);
    return header;
  }
}
