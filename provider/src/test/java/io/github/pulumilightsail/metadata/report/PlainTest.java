package io.github.pulumilightsail.metadata.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of a text that no reader can take amiss. */
class PlainTest {
  @Test
  void whatXmlForbidsIsReplaced() {
    assertThat(Plain.of("a\u0000b\u001bc\u0085d\ufffee\ufdd0f\ud800g\udc00h"))
        .isEqualTo("a�b�c�d�e�f�g�h");
  }

  @Test
  void lettersBeyondTheFirstPlaneStay() {
    assertThat(Plain.of("😀 汉字 العربية 👩‍👩‍👧")).isEqualTo("😀 汉字 العربية 👩‍👩‍👧");
  }

  @Test
  void nothingTurnsTheDirectionOfWhatStandsBeside() {
    assertThat(Plain.of("\u202ea\u2066b\u2069")).isEqualTo("�a�b�");
  }

  @Test
  void everyEndOfLineIsTheSame() {
    assertThat(Plain.of("a\nb\r\nc\rd\u2028e\u2029f")).isEqualTo("a\nb\nc\nd\ne\nf");
    assertThat(Plain.line(" a\r\n\t b ", 10)).isEqualTo("a b");
  }

  @Test
  void aLineIsCutBetweenLetters() {
    assertThat(Plain.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Plain.line("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Plain.line("abcd😀fg", 6)).isEqualTo("abcd…");
  }

  @Test
  void numbersAreTheSameEverywhere() {
    assertThat(Plain.number(1_234_567)).isEqualTo("1,234,567");
  }
}
