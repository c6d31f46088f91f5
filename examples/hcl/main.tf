terraform {
  required_providers {
    lightsail = {
      source  = "pulumi/lightsail"
      version = "0.1.0"
    }
  }
}

variable "instanceName" {
  type    = string
  default = "web-1"
}

variable "northInstanceName" {
  type    = string
  default = "web-2"
}

variable "fleetPrefix" {
  type    = string
  default = "app-"
}

# One instance by its name, in the provider's region.
resource "lightsail_instance_metadata_options" "web" {
  instance_name               = var.instanceName
  http_tokens                 = "required" # IMDSv1 requests are refused
  http_put_response_hop_limit = 2          # containers on the instance still get their answers
}

# One of another region.
resource "lightsail_instance_metadata_options" "north" {
  instance_name = var.northInstanceName
  region        = "eu-north-1"
  http_tokens   = "required"
}

# A whole fleet: every instance whose name begins so, those launched later too.
resource "lightsail_instance_metadata_baseline" "fleet" {
  selector = {
    name_prefix = var.fleetPrefix
  }
  http_tokens = "required"
}

# Every instance of both regions, once all of the above is applied.
data "lightsail_get_instances_metadata_options" "audit" {
  selector = {
    all = true
  }
  regions = [
    lightsail_instance_metadata_options.web.region,
    lightsail_instance_metadata_options.north.region,
  ]
  depends_on = [
    lightsail_instance_metadata_options.web,
    lightsail_instance_metadata_options.north,
    lightsail_instance_metadata_baseline.fleet,
  ]
}

output "previousOptions" {
  value = lightsail_instance_metadata_options.web.previous_options
}

output "compliantCount" {
  value = data.lightsail_get_instances_metadata_options.audit.compliant_count
}

output "nonCompliant" {
  value = data.lightsail_get_instances_metadata_options.audit.non_compliant
}
