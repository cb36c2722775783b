#include "engine/exchange/recovery_sheet.h"

namespace carewright {

Result<std::string> recoverySheetPdf(std::string_view name, std::string_view code, std::string_view fingerprint, std::string_view day, const PdfFonts& fonts) {
    PdfDocument pdf("Recovery code", "Carewright recovery code. Keep on paper, where keys are kept.", fonts);
    pdf.title("Recovery code");
    pdf.paragraph("Account: " + std::string(name) + ". Made on " + std::string(day) + ".");
    pdf.gap(24);
    pdf.title(code);
    pdf.gap(24);
    pdf.paragraph("It opens this account on the computer where it was made, if the passphrase is forgotten: choose the account where one signs in, then “The passphrase is forgotten”, and "
                  "type the code. You choose a new passphrase and sign with a new key from then on.");
    pdf.paragraph("Whoever holds this page and that computer holds the account. Lock it away where you keep keys, and delete the file that it was printed from.");
    pdf.paragraph("A newer code takes the place of this one. Once used, this one opens nothing any more.");
    pdf.small("Key of the account when the code was made: " + std::string(fingerprint));
    return pdf.finish();
}

}  // namespace carewright
