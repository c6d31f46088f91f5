terraform {
  required_providers {
    lightsail = {
      source  = "pulumi/lightsail"
      version = "0.1.0" # the whole version: HCL takes no range here
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

# One instance by its name, in the provider's region. HCL replaces by deleting first, which would open
# IMDSv1 in between where a delete restores; so each resource says that it is to be created first.
resource "lightsail_instance_metadata_options" "web" {
  instance_name               = var.instanceName
  http_tokens                 = "required" # IMDSv1 requests are refused
  http_put_response_hop_limit = 2          # containers on the instance still get their answers
  on_delete                   = "restore"  # destroy puts back what was there before

  lifecycle {
    create_before_destroy = true
  }
}

# One of another region, by a provider of its own, which slows down where AWS asks for it.
provider "lightsail" {
  alias      = "northern"
  region     = "eu-north-1"
  retry_mode = "adaptive"
}

resource "lightsail_instance_metadata_options" "north" {
  provider      = lightsail.northern
  instance_name = var.northInstanceName
  http_tokens   = "required"
  on_delete     = "restore"

  lifecycle {
    create_before_destroy = true
  }
}

# A whole fleet: every instance whose name begins so, those launched later too.
resource "lightsail_instance_metadata_baseline" "fleet" {
  selector = {
    name_prefix = var.fleetPrefix
    exclude     = [lightsail_instance_metadata_options.web.instance_name]
  }
  http_tokens = "required"
  on_delete   = "restore"

  lifecycle {
    create_before_destroy = true
  }
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
  baseline = {
    http_tokens = "required"
  }
  depends_on = [
    lightsail_instance_metadata_options.web,
    lightsail_instance_metadata_options.north,
    lightsail_instance_metadata_baseline.fleet,
  ]
}

# One of them as it is, and who still asked it by IMDSv1.
data "lightsail_get_instance_metadata_options" "current" {
  instance_name = lightsail_instance_metadata_options.north.instance_name
  region        = lightsail_instance_metadata_options.north.region
}

data "lightsail_get_imds_v1_usage" "usage" {
  instance_name = lightsail_instance_metadata_options.web.instance_name
  region        = lightsail_instance_metadata_options.web.region
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

output "northHttpTokens" {
  value = data.lightsail_get_instance_metadata_options.current.http_tokens
}

output "imdsV1Calls" {
  value = data.lightsail_get_imds_v1_usage.usage.total
}
