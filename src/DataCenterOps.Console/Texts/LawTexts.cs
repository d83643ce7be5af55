using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>The register of law: provisions, how sure they are, and their changes.</summary>
public static class LawTexts
{
    public static readonly LocalizedText Title = new("سجل القانون", "Registre du droit", "Register of law");
    public static readonly LocalizedText Intro = new(
        "الأحكام التي تستند إليها القواعد، مع حالة التحقق من كل منها. ما لم يُقرأ نصه يُعلَّم حيثما ظهر.",
        "Les dispositions sur lesquelles reposent les règles, chacune avec l’état de sa vérification. Ce dont le texte n’a pas été lu est marqué partout.",
        "The provisions on which rules rest, each with how sure it is. What nobody has read is marked wherever it is shown.");
    public static readonly LocalizedText Empty = new("لا حكم يطابق.", "Aucune disposition ne correspond.", "No provision matches.");
    public static readonly LocalizedText Provision = new("الحكم", "Disposition", "Provision");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText Status = new("التحقق", "Vérification", "Verification");
    public static readonly LocalizedText Version = new("النسخة", "Version", "Version");
    public static readonly LocalizedText Before = new("قبلها", "Avant", "Before");
    public static readonly LocalizedText After = new("بعدها", "Après", "After");
    public static readonly LocalizedText FromPack = new("نص الحزمة", "texte du paquet", "the pack’s text");
    public static readonly LocalizedText NotInPack = new(
        "لا تستند إليه أي قاعدة نافذة.", "Aucune règle en vigueur ne repose sur elle.", "No rule in force rests on it.");
    public static readonly LocalizedText NextAt = new("تسري نسخة أخرى ابتداءً من", "Une autre version s’applique dès le", "Another version applies from");
    public static readonly LocalizedText Texts = new("النص", "Texte", "Wording");
    public static readonly LocalizedText NoTexts = new("لم يُسجَّل النص.", "Le texte n’est pas enregistré.", "The wording is not recorded.");
    public static readonly LocalizedText Values = new("القيم", "Valeurs", "Values");
    public static readonly LocalizedText From = new("سارٍ من", "En vigueur le", "Takes effect");
    public static readonly LocalizedText Repealed = new("أُلغي في", "Abrogé le", "Repealed on");
    public static readonly LocalizedText Source = new("المصدر على الشبكة", "Source en ligne", "Source on the web");
    public static readonly LocalizedText Gazette = new("الجريدة الرسمية", "Journal officiel", "Official gazette");
    public static readonly LocalizedText By = new("من قرأه وأين", "Lu par, et où", "Read by, and where");
    public static readonly LocalizedText On = new("تاريخ القراءة", "Lu le", "Read on");
    public static readonly LocalizedText Hash = new("بصمة الوثيقة المقروءة (SHA-256)", "Empreinte du document lu (SHA-256)", "Hash of the document read (SHA-256)");
    public static readonly LocalizedText Rests = new("السياسات التي تستند إليه", "Politiques qui reposent sur elle", "Policies that rest on it");
    public static readonly LocalizedText ByValues = new("القيم المستعملة", "Valeurs utilisées", "Values used");
    public static readonly LocalizedText History = new("كل النسخ", "Toutes les versions", "Every version");
    public static readonly LocalizedText Recorded = new("سُجِّلت في", "Enregistrée le", "Recorded");
    public static readonly LocalizedText Applies = new("تسري من", "S’applique dès le", "Applies from");
    public static readonly LocalizedText Alone = new("سجلتها هوية الإعداد وحدها", "enregistrée par l’identité de mise en place seule", "recorded by the set-up identity alone");
    public static readonly LocalizedText Change = new("طلب تغيير", "Demander une modification", "Ask for a change");
    public static readonly LocalizedText ChangeHint = new(
        "اعرض الأثر أولًا: ما الذي سيخالف أو يطابق. ثم اطلب موافقة شخص ثانٍ؛ لا يتغير شيء قبلها. رفع حالة التحقق يستلزم اسم القارئ وتاريخ القراءة، ولـ«تم الاطلاع على النص» مرجع الجريدة الرسمية وبصمة الوثيقة.",
        "Voyez d’abord l’effet : ce qui deviendrait non conforme ou conforme. Demandez ensuite l’accord d’une deuxième personne ; rien ne change avant. Relever la vérification exige qui a lu, et quand ; « texte lu » exige aussi le journal officiel et l’empreinte du document.",
        "See the effect first: what would newly fail or pass. Then ask a second person; nothing changes before. A verification rises only with who read the text and when; “wording read” also needs the gazette and the hash of the document.");
    public static readonly LocalizedText Preview = new("عرض الأثر", "Voir l’effet", "Preview");
    public static readonly LocalizedText Ask = new("طلب الموافقة", "Demander l’accord", "Ask for consent");
    public static readonly LocalizedText Waits = new("ينتظر شخصًا ثانيًا:", "En attente d’une deuxième personne :", "It waits for a second person:");
    public static readonly LocalizedText Done = new("سُجِّلت النسخة الجديدة.", "La nouvelle version est enregistrée.", "The new version is recorded.");
    public static readonly LocalizedText Paragraph = new("الفقرة", "Alinéa", "Paragraph");
    public static readonly LocalizedText TextAr = new("النص بالعربية", "Texte en arabe", "Text in Arabic");
    public static readonly LocalizedText TextFr = new("النص بالفرنسية", "Texte en français", "Text in French");
    public static readonly LocalizedText TextEn = new("النص بالإنجليزية", "Texte en anglais", "Text in English");
    public static readonly LocalizedText ValuesJson = new("القيم (JSON)", "Valeurs (JSON)", "Values (JSON)");
    public static readonly LocalizedText DayHint = new("مثل", "comme", "as in");
}
