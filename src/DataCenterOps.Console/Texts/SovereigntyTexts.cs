using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Scores of sovereignty.</summary>
public static class SovereigntyTexts
{
    public static readonly LocalizedText Title = new("السيادة", "Souveraineté", "Sovereignty");
    public static readonly LocalizedText Score = new("النتيجة", "Score", "Score");
    public static readonly LocalizedText Declared = new("بحسب المصرَّح به", "Selon le déclaré", "As declared");
    public static readonly LocalizedText Systems = new("الأنظمة", "Systèmes", "Systems");
    public static readonly LocalizedText Below = new("دون حد أدنى", "Sous un plancher", "Below a floor");
    public static readonly LocalizedText BelowFloor = new("دون الحد الأدنى", "sous le plancher", "below the floor");
    public static readonly LocalizedText Weakest = new("الهدف الأضعف", "Objectif le plus faible", "Weakest objective");
    public static readonly LocalizedText WeakestSystem = new("أضعف نظام", "Système le plus faible", "Weakest system");
    public static readonly LocalizedText Objective = new("الهدف", "Objectif", "Objective");
    public static readonly LocalizedText Objectives = new("الأهداف", "Objectifs", "Objectives");
    public static readonly LocalizedText Weight = new("الوزن", "Poids", "Weight");
    public static readonly LocalizedText Level = new("المستوى", "Niveau", "Level");
    public static readonly LocalizedText Floor = new("الحد الأدنى", "Plancher", "Floor");
    public static readonly LocalizedText Bar = new("المستوى من 0 إلى 4", "Niveau de 0 à 4", "Level from 0 to 4");
    public static readonly LocalizedText KeyLevel = new("ما تسنده أدلة", "étayé par des preuves", "backed by evidence");
    public static readonly LocalizedText KeyDeclared = new("المصرَّح به", "déclaré", "declared");
    public static readonly LocalizedText KeyFloor = new("الحد الأدنى", "plancher", "floor");
    public static readonly LocalizedText Answers = new("الأجوبة وما تستند إليه", "Réponses et ce qui les étaye", "Answers and what they rest on");
    public static readonly LocalizedText Proven = new("تسنده أدلة حديثة", "étayé par des preuves récentes", "backed by fresh evidence");
    public static readonly LocalizedText NoEvidence = new("لا شيء", "rien", "nothing");
    public static readonly LocalizedText Failed = new("تعذّر حساب الجواب", "La réponse n’a pas pu être calculée", "The answer could not be computed");
    public static readonly LocalizedText Framework = new("الإطار المرجعي", "Référentiel", "Framework");
    public static readonly LocalizedText Source = new("المصدر", "Source", "Source");
    public static readonly LocalizedText Since = new("على حاله منذ", "Inchangé depuis", "Unchanged since");
    public static readonly LocalizedText Ours = new(
        "هذه النتيجة من عندنا وليست شهادة مطابقة. لا يُحتسب من المصرَّح به إلا ما تسنده أدلة حديثة.",
        "Ce score est le nôtre et n’est pas une certification. De ce qui est déclaré ne compte que ce que des preuves récentes étayent.",
        "This score is ours and no certification. Of what is declared only that counts which fresh evidence backs.");
    public static readonly LocalizedText None = new(
        "لا نتيجة بعد: لم تمرّ أي إعادة تقييم، أو ليس في الحزمة النافذة جدول أوزان.",
        "Pas encore de score : aucune réévaluation n’est passée, ou le paquet en vigueur n’a pas de table de pondération.",
        "There is no score yet: no sweep has come by, or the pack in force has no table of weights.");
    public static readonly LocalizedText OfTenant = new("أنظمة الهيئة، الأضعف أولًا", "Les systèmes de l’organisme, le plus faible d’abord", "The tenant’s systems, the weakest first");
    public static readonly LocalizedText Lowest = new(
        "مستوى الهيئة في كل هدف هو مستوى أضعف أنظمتها، ونتيجتها متوسط نتائجها.",
        "Le niveau d’un organisme dans un objectif est celui de son système le plus faible ; son score est la moyenne des leurs.",
        "A tenant’s level in an objective is that of its weakest system; its score is the mean of theirs.");
}
