"""The unit codes and dimensions that mean something to the reading of a number."""

from __future__ import annotations

from service.quantities.model import Quantity

BARE = "{1}"
RANK = "{rank}"
STEPS = ("{bậc}", "{hạng}")
"""Steps of a ranking."""
TIMES = "{times}"
POINTS = "{điểm phần trăm}"
YEARLY_PERCENT = "%/a"
PERCENT = ("%", YEARLY_PERCENT, "[ppth]")
CRITERIA = ("{tiêu chí}", "{sao}")
"""What communes and products meet: "đạt 15 tiêu chí", "đạt 3 sao"."""
VISITS = "{lượt}"
PRODUCTS = ("{cái}", "{chiếc}", "{bộ}", "{sản phẩm}", "{đôi}", "{viên}", "{bao}", "{quyển}")
"""What factories turn out by the piece."""
HEADS = "{con}"
"""Animals of a herd."""
CLASSIFIERS = (HEADS, "{chiếc}", "{cái}", "{cây}", "{quả}", "{bộ}")
"""Units that only count: the thing stands before them."""
CASES = ("{vụ}", "{trận}", "{đợt}", "{cơn}", "{vụ việc}")
"""Units of what happens: people come to harm by them."""
OCCURRENCES = (*CASES, "{ca}", "{trường hợp}")
"""Units of what happens or is found: an item's label says what."""
OUTBREAKS = (*OCCURRENCES, "{ổ dịch}", "{ổ}")
"""Units of what breaks out at places."""
PERSON = "{người}"
PATIENTS = (PERSON, "{ca}", "{bệnh nhân}", "{trường hợp}")
HOUSEHOLD = "{hộ}"
MEMBERS = ("{khẩu}", "{nhân khẩu}")
"""Who lives in households."""
ANYBODY = (PERSON, "{em}", "{cháu}")
"""People without a word for which they are."""
PEOPLE = ("{người}", "{cháu}", "{trẻ em}", "{em}", "{học sinh}", "{công nhân}")
SUSPECTS = ("{đối tượng}", "{bị can}", "{bị cáo}", "{nghi phạm}", "{nghi can}")
"""Those who are in cases of crime."""
EVERYBODY = (*PEOPLE, *PATIENTS, *SUSPECTS, "{học viên}", "{bệnh nhi}", "{nạn nhân}", "{trẻ}")
"""People by whatever word: "2.300 đối tượng nghiện, trong đó 450 người đang cai"."""
AREAS = (
    *("{thôn}", "{bản}", "{ấp}", "{xóm}", "{buôn}", "{tổ dân phố}", "{khu phố}", "{hộ}", "{xã}", "{phường}", "{huyện}"),
    *("{quận}", "{thị trấn}", "{thị xã}", "{thành phố}", "{tỉnh}"),
)
"""What is counted by where it is: households in villages, communes of districts."""
ROUNDS = ("{cuộc}", "{đoàn}", "{đợt}", "{lượt}", "{lần}")
"""Rounds of something that is done to others: "45 cuộc thanh tra tại 120 đơn vị"."""
HONOURED = ("{tập thể}", "{cá nhân}", "{hộ}", "{hộ gia đình}", "{đơn vị}")
"""Who is honoured together."""
AIMS = "{chỉ tiêu}"
SIZED = ("{thị trường}", "{mặt hàng}", "{nhóm}", "{nhóm hàng}", "{sản phẩm}", "{doanh nghiệp}", "{dự án}", "{đơn vị}")
"""What is counted by its size: "5 mặt hàng trên 1 tỷ USD"."""
KINDS = (*SIZED, "{ngành}", "{lĩnh vực}", "{địa phương}", "{chỉ tiêu}")
"""What goes up or down, each by itself: "có 19 ngành tăng"."""
LETTERS = ("{văn bản}", "{công văn}", "{đơn}", "{thư}")
"""What comes in and goes out."""
COMRADES = ("{đồng chí}", "{ủy viên}", "{thành viên}")
JOINED = ("{thành viên}", "{hội viên}", "{xã viên}", "{tổ viên}")
"""Those who belong to groups: "75 hợp tác xã với 3.200 thành viên"."""
PLAIN_COUNTS = ("{người}", "{vụ}", "{lượt}", "{ca}", "{con}", "{chiếc}", "{trường hợp}", "{hộ}", "{cuộc}")
"""Counting words that say little of what is counted: the heading above completes them."""

DURATIONS = ("duration", "age", "voltage")
"""Dimensions that measure something only behind words like "thời gian"."""
CLASSES = ("length", "speed", "voltage", "data", "rate", "temperature")
"""Dimensions of technical classes: "đường 60m", "đường dây 110 kV"."""
SIZES = ("volume", "mass", "length")
"""Dimensions by which sorts are called: "bao loại 50 kg"."""
THRESHOLDS = ("money", "area", "mass", "percent")
"""Dimensions with which a category is bounded: "mặt hàng trên 1 tỷ USD"."""
HORSEPOWER = "{mã lực}"
DIGITS = "{con số}"
_ALONE_IN_TIME = ("VND/a", "USD/a", "VND/mo", "USD/mo")
AMOUNTS = ("mass", "volume", "money", "area", "energy")
"""Dimensions that a thing behind the number is measured in: "60 m3 gỗ"."""


def are_akin(unit: str | None, other: str | None) -> bool:
    """True for units of which one is the other in short: "{khu công nghiệp}" and "{khu}"."""
    if unit is None or other is None:
        return False
    short, long = sorted((unit.strip("{}"), other.strip("{}")), key=len)
    return unit == other or (unit[:1] == other[:1] == "{" and long.startswith(f"{short} "))


def counts_some(unit: str, whole: str | None) -> bool:
    """True where ``unit`` may count some of those counted in ``whole``."""
    return unit == whole or (unit in EVERYBODY and whole in EVERYBODY)


def is_percent(quantity: Quantity) -> bool:
    """True for percent and per mille, also per year."""
    return quantity.unit in PERCENT


def is_rate(quantity: Quantity) -> bool:
    """True for money for each: "5 triệu đồng/hộ", "1.200 đồng/lượt"; what comes in a year alone is none."""
    return quantity.dimension == "money" and "/" in quantity.unit and not quantity.unit.endswith(_ALONE_IN_TIME)


def is_yearly(quantity: Quantity) -> bool:
    """True for percent a year ("bình quân 9,1%/năm")."""
    return quantity.unit == YEARLY_PERCENT
