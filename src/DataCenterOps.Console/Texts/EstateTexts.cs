using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Systems, where they lie, and the form that places a copy.</summary>
public static class EstateTexts
{
    public static readonly LocalizedText Systems = new("الأنظمة", "Systèmes", "Systems");
    public static readonly LocalizedText System = new("النظام", "Système", "System");
    public static readonly LocalizedText NoSystems = new(
        "لا يوجد نظام يطابق. صرّح بالأنظمة عبر dcops apply، أو خفّف التصفية.",
        "Aucun système ne correspond. Déclarez-en avec dcops apply, ou allégez les filtres.",
        "No system matches. Declare some with dcops apply, or loosen the filters.");
    public static readonly LocalizedText Search = new("الاسم أو المعرّف", "Nom ou identifiant", "Name or id");
    public static readonly LocalizedText Tenant = new("الهيئة", "Organisme", "Tenant");
    public static readonly LocalizedText Site = new("الموقع", "Site", "Site");
    public static readonly LocalizedText Kind = new("النوع", "Type", "Kind");
    public static readonly LocalizedText Phase = new("المرحلة", "Phase", "Phase");
    public static readonly LocalizedText Classification = new("التصنيف", "Classification", "Classification");
    public static readonly LocalizedText Criticality = new("الأهمية", "Criticité", "Criticality");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText Name = new("الاسم", "Nom", "Name");
    public static readonly LocalizedText Id = new("المعرّف", "Identifiant", "Id");
    public static readonly LocalizedText PersonalData = new("معطيات شخصية", "Données personnelles", "Personal data");
    public static readonly LocalizedText DataCategories = new("أصناف المعطيات", "Catégories de données", "Data categories");
    public static readonly LocalizedText Placements = new("مواضع المعطيات", "Emplacements", "Placements");
    public static readonly LocalizedText DeclaredOnly = new(
        "مصرَّح به فقط: لم يشهد أي موقع بعد بما يحوزه.", "Déclaré seulement : aucun site n’a encore attesté ce qu’il détient.",
        "Declared only: no site has attested yet to what it holds.");
    public static readonly LocalizedText Evidence = new("الدليل", "Preuve", "Evidence");
    public static readonly LocalizedText ThreeEvidences = new(
        "مصرَّح به: ما كُتب. مشهود به: ما وقّع الموقع نفسه على حيازته. المرصود من الخارج يُعرض مع الفحوص ولا يثبت مكان النسخ.",
        "Déclaré : ce qui est écrit. Attesté : ce que le site lui-même a signé détenir. Ce qui s’observe du dehors figure aux contrôles et ne prouve pas où sont les copies.",
        "Declared: what is written. Attested: what the site itself has signed to hold. What is observed from outside stands with the checks and does not prove where copies are.");
    public static readonly LocalizedText Undeclared = new(
        "نسخ يشهد بها موقع ولم يصرح بها أحد", "Copies attestées que personne n’a déclarées", "Copies that a site attests and nobody has declared");
    public static readonly LocalizedText AttestedAt = new("تاريخ الشهادة", "Attesté le", "Attested at");
    public static readonly LocalizedText Signature = new("التوقيع", "Signature", "Signature");
    public static readonly LocalizedText Role = new("الدور", "Rôle", "Role");
    public static readonly LocalizedText Jurisdiction = new("الولاية القضائية", "Juridiction", "Jurisdiction");
    public static readonly LocalizedText Encrypted = new("مشفّر عند التخزين", "Chiffré au repos", "Encrypted at rest");
    public static readonly LocalizedText Endpoints = new("نقاط الوصول", "Points d’accès", "Endpoints");
    public static readonly LocalizedText Host = new("المضيف", "Hôte", "Host");
    public static readonly LocalizedText Declared = new("الولايات المصرَّح بها", "Juridictions déclarées", "Declared jurisdictions");
    public static readonly LocalizedText Checks = new("الفحوص", "Contrôles", "Checks");
    public static readonly LocalizedText NoChecks = new("لا فحوص لهذا النظام.", "Ce système n’a pas de contrôle.", "This system has no check.");
    public static readonly LocalizedText LastResult = new("آخر نتيجة", "Dernier résultat", "Last result");
    public static readonly LocalizedText Duration = new("المدة (مث)", "Durée (ms)", "Duration (ms)");
    public static readonly LocalizedText MeanDuration = new("متوسط المدة (مث)", "Durée moyenne (ms)", "Mean duration (ms)");
    public static readonly LocalizedText Recent = new("النتائج الأخيرة", "Résultats récents", "Recent results");
    public static readonly LocalizedText Resources = new("الموارد", "Ressources", "Resources");
    public static readonly LocalizedText Quantities = new("الكميات", "Quantités", "Quantities");
    public static readonly LocalizedText Since = new("منذ", "Depuis", "Since");
    public static readonly LocalizedText Vendors = new("المورّدون", "Fournisseurs", "Vendors");
    public static readonly LocalizedText Keys = new("المفاتيح", "Clés", "Keys");
    public static readonly LocalizedText History = new("السجل الزمني", "Historique", "History");
    public static readonly LocalizedText PlaceCopy = new("وضع نسخة في موقع", "Placer une copie", "Place a copy");
    public static readonly LocalizedText PlaceIntro = new(
        "اختر الدور والموقع. تُقيَّم العملية أولًا بقواعد السياسات النافذة، ولا يتغيّر شيء إن رُفضت.",
        "Choisissez le rôle et le site. Les politiques en vigueur jugent d’abord ; en cas de refus, rien ne change.",
        "Choose the role and the site. The policies in force judge first; when they refuse, nothing changes.");
    public static readonly LocalizedText Preview = new("معاينة القرار", "Prévisualiser la décision", "Preview the decision");
    public static readonly LocalizedText Place = new("وضع النسخة", "Placer la copie", "Place the copy");
    public static readonly LocalizedText PreviewResult = new(
        "معاينة: لم يُغيَّر شيء ولم يُسجَّل شيء.", "Prévisualisation : rien n’a été changé ni enregistré.", "Preview: nothing was changed or recorded.");
    public static readonly LocalizedText NotPlaced = new("لم تُوضع النسخة", "La copie n’a pas été placée", "The copy was not placed");
}
