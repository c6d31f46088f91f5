package io.github.pulumilightsail.metadata.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, or HTML in the form of XML; whatever is given as text stays text. */
final class Markup {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /** A step of the JDK's writer, which fails only where its target does. */
  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private final StringWriter target = new StringWriter();
  private final XMLStreamWriter writer;

  Markup() {
    try {
      writer = FACTORY.createXMLStreamWriter(target);
    } catch (XMLStreamException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private Markup does(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** The first line of the document. */
  Markup begin(String line) {
    return does(() -> writer.writeDTD(line + "\n"));
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  Markup open(String name, String... attributes) {
    does(() -> writer.writeStartElement(name));
    return attributes(attributes);
  }

  Markup close() {
    return does(writer::writeEndElement);
  }

  /** An element that has no end tag in HTML. */
  Markup single(String name, String... attributes) {
    does(() -> writer.writeEmptyElement(name));
    return attributes(attributes);
  }

  /** An element with nothing but text inside. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Markup text(String text) {
    return does(() -> writer.writeCharacters(Plain.of(text)));
  }

  private Markup attributes(String... attributes) {
    for (var i = 0; i < attributes.length; i += 2) {
      var name = attributes[i];
      var value = attributes[i + 1];
      does(() -> writer.writeAttribute(name, Plain.of(value)));
    }
    return this;
  }

  @Override
  public String toString() {
    does(writer::flush);
    return target.toString();
  }
}
