package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Service;
import java.util.Optional;

/**
 * Where calls of a client go, as messages name it.
 *
 * @param source what gives the address; AWS's own has none
 * @param special what asks for addresses of FIPS or with IPv6, which not every region has
 */
record Destination(Service service, Optional<String> source, Optional<String> special) {}
