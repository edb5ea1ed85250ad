"""Header rows as people in many trades and languages write them, with the field that each header means.

A line is a table: header=field, parted by ";"; "|" parts fields that are both right, nothing after "=" (or one side of
a "|" empty) means that the column is not used.
"""

ROWS = """\
Nom=last_name;Prénom=first_name;DateNaissance=;Email=email;Téléphone=phone;Fonction=role;Statut=
Année=;Nom=last_name;Prénom=first_name;Numéro de téléphone personnel=phone;Mail contact=email
Société=organisation;SIREN=;SIRET_siège=;Nom=last_name;Prénom=first_name;Fonction=role;Date_naissance=;Âge=;Ville_siège=location
Matricule=id;Nom=last_name;Prénom=first_name;Date d'entrée=;CP N-1=;RTT=
Vorname=first_name;Nachname=last_name;Email=email;Position=role;Organisation=organisation;LoginName=
Vorname=first_name;Nachname=last_name;Firma=organisation;E-Mail=email;Telefon=phone;Mobil=mobile;Strasse=location;PLZ=;Ort=location;Typ=;Notiz=notes
Anrede=;Titel=;Vorname=first_name;Nachname=last_name;Telefon privat=phone;Telefon dienstlich=phone;Handy privat=mobile;Kostenstelle=;Raum-Nr.=location
cognome=last_name;nome=name|first_name;disciplina=;mail=email;telefono=phone;classe=
Cognome=last_name;Nome=name|first_name;Email=email;CodiceFiscale=;Sede=location;Ruolo=role;TipoContratto=;Stato=;DataAssunzione=
DNI=;Nombre=name|first_name;Apellidos=last_name;Teléfono=phone;Correo=email;Dirección=location;Población=location
Краткое имя=name;Полное ФИО=name;Должность=role;Звание=;Степень=
Номер=;ФИО=name;Должность=role;Организация=organisation;email=email;телефон=phone
Severity=severity;Primary Contact=name;Escalation Time=escalate_after;Escalation Contact=backup
Severity=severity;Escalation Contact=name;Response Time=escalate_after;Resolution Target=
Service=service|team;Provider=organisation;SLA=escalate_after;Escalation Contact=name|backup;Backup Plan=
Role=role;Name=name;Phone=phone;Email=email;Slack=
Priority=severity;Role=role;Name=name;Phone=phone;Alternative=backup|
Start Date=;Profile Alias=;Profile ID=;Phone Number=phone;From Time=|hours;To Time=|hours;Queue=team|
Name*=name;Email*=email;Phone Number*=phone;Priority*=severity;Weekday Start=;Weekday End=
Level=level;Trigger/criteria=notes;Owner/role=name|role;Response time=escalate_after;Notify=
Role=role;Responsible Person=name;Trigger Condition=notes|;Response Time=escalate_after;Contact=name
Team=team;Manager=backup|name;Employee=name;Job Title=role;Desk Phone=phone;Mobile Phone=mobile;Home Phone=phone;Email=email
Sr. No=;Level=level;Name of the Official=name;Designation=role;Contact Details=notes|phone;Email ID=email;Mobile No.=mobile;Landline=phone;TAT=escalate_after
Region=location;SPOC Name=name;SPOC Email=email;SPOC Mobile=mobile;Reporting Manager=backup;Manager Email=;Manager Mobile=
Name=name;Given Name=first_name;Additional Name=middle_name;Family Name=last_name;Yomi Name=;Organization 1 - Name=organisation;Organization 1 - Title=role;Organization 1 - Department=team;E-mail 1 - Type=;E-mail 1 - Value=email;Phone 1 - Type=;Phone 1 - Value=phone;Phone 2 - Value=phone;Address 1 - Formatted=location;Website 1 - Value=website;Notes=notes;Group Membership=
First Name=first_name;Last Name=last_name;Organization Name=organisation;Organization Title=role;Organization Department=team;Labels=;E-mail 1 - Label=;E-mail 1 - Value=email;Phone 1 - Label=;Phone 1 - Value=phone
Title=;First Name=first_name;Middle Name=middle_name;Last Name=last_name;Suffix=;Company=organisation;Department=team;Job Title=role;Business Street=location;Business City=location;Business Postal Code=;Business Country/Region=location;Assistant's Phone=;Business Fax=fax;Business Phone=phone;Callback=;Car Phone=phone|;Home Phone=phone;Mobile Phone=mobile;Pager=pager;Primary Phone=phone;Anniversary=;Assistant's Name=;Birthday=;Categories=;E-mail Address=email;E-mail Type=;Gender=;Hobby=;Location=location;Manager's Name=backup;Notes=notes;Office Location=location;PO Box=;Spouse=;Web Page=website
Anrede=;Vorname=first_name;Weitere Vornamen=middle_name|;Nachname=last_name;Firma=organisation;Abteilung=team;Position=role;Straße geschäftlich=location;Ort geschäftlich=location;Postleitzahl geschäftlich=;Telefon Assistent=;Fax geschäftlich=fax;Telefon geschäftlich=phone;Telefon (privat)=phone;Mobiltelefon=mobile;Pager=pager;E-Mail-Adresse=email;E-Mail-Typ=;Geburtstag=;Notizen=notes;Webseite=website
Shift=hours;Start Time=|hours;End Time=|hours;Primary On-Call=name;Primary Phone=phone;Secondary On-Call=backup;Secondary Phone=phone
On-Call Engineer=name;Backup Engineer=backup;Phone=phone;Backup Phone=phone
Nombre del empleado=name;Nº de extensión=ext;Teléfono móvil=mobile;Correo institucional=email;Puesto de trabajo=role;Área / Departamento=team
Nome do colaborador=name;Matrícula=id;E-mail corporativo=email;Celular corporativo=mobile;Cargo=role;Gestor=backup|;Unidade=team|
Naam medewerker=name;Functie=role;Afdeling=team;Mobiel nummer=mobile;E-mailadres=email;Telefoonnummer intern=phone|ext;Leidinggevende=backup
Imię=first_name;Nazwisko=last_name;Stanowisko=role;Telefon służbowy=phone;Telefon komórkowy=mobile;Adres e-mail=email;Dział=team
Ad=first_name|name;Soyad=last_name;Görev=role;Departman=team;Dahili=ext;Cep Telefonu=mobile;E-posta=email
氏名=name;部署=team;役職=role;内線=ext;携帯電話=mobile;メールアドレス=email;電話番号=phone
姓名=name;部门=team;职位=role;手机号码=mobile;办公电话=phone;电子邮件=email;备注=notes;分机号=ext
الاسم=name;القسم=team;المسمى الوظيفي=role;رقم الجوال=mobile;البريد الإلكتروني=email;تحويلة=ext
Name=name;Tel (Office)=phone;Tel (Mobile)=mobile;Tel (Home)=phone;E-mail (work)=email;Ext.=ext;Dept.=team;Bldg/Room=location|
Contact Name=name;Contact Title=role;Contact Phone=phone;Contact Email=email;Vendor=organisation;Account #=|id;Contract No=;Support Hours=hours;Portal URL=website;Product=service
Facility=|location;Ward=|team;Bleep No.=pager;Consultant=|name;Registrar=;Extension=ext;Switchboard=phone
Client=organisation;Caller ID=;Script=;Agent=|name;Call Order=level;Call 1=;Result=
Emergency Contact Name=name;Emergency Contact Phone=phone;Relationship=
Employee Code=|id;Employee Name=name;Email Id=email;Mobile Number=mobile;Date of Joining=;Reporting To=backup;Work Location=location;Blood Group=
Escalation Matrix=;L1=;L2=;L3=
Username=;Display name=name;User principal name=|email;Mobile phone=mobile;Office=phone|location;Usage location=|location;License=
userPrincipalName=|email;givenName=first_name;surname=last_name;telephoneNumber=phone;mobile=mobile;mail=email;department=team;physicalDeliveryOfficeName=|location;sAMAccountName=;title=role;manager=backup
NAME=name;CELL PHONE=mobile;OFFICE EXT=ext;AFTER HOURS PHONE=phone;PAGER #=pager;ON-CALL DAYS=|hours
Duty phone=phone;Duty manager=name|backup|role;Site=location;Covers=|hours;Opening hours=hours
Tier=level;Team Name=team;Team Lead=|name;Lead Phone=phone;DL=;Time Zone=timezone;Coverage=hours;Escalate To=backup;Escalate After (mins)=escalate_after
Stufe=level;Zuständige Person=name;Rufnummer=phone;Bereitschaft=|hours;Reaktionszeit=escalate_after;Eskalation an=backup;Vertreter=backup;Vertreter Telefon=phone
Esc. Level=level;Contact Person=name;Desg.=role|;Ph. No.=phone;Alt. No.=phone|;Mail ID=email;Timings=hours;Resp. Time=escalate_after
Support Level=level;Responsible Team=team;Primary Contact=name;Contact Number=phone;E-mail=email;Escalation Trigger=notes|;Time Frame=escalate_after
Severity Level=severity;Description=notes;Initial Response=|escalate_after;Escalation Level 1=level|name;Escalation Level 2=level|name
Store=|location;Store #=|id;Manager=backup|name;Store Phone=phone;District Manager=backup|name;DM Cell=mobile
Property=|location;Maintenance On Call=|name;Phone #1=phone;Phone #2=phone;Email Address=email;Special Instructions=notes
Doctor=|name;Specialty=|service|role;Office Phone=phone;Cell Phone=mobile;Answering Service=|phone;Back-up Doctor=backup;Page Number=|pager
Facility Name=|location|organisation;Administrator=|name;Admin Phone=phone|;Fax Number=fax;After Hours Contact=name;After Hours Phone=phone
Department Name=team;Supervisor Name=backup|name;Supervisor Phone=|phone;Supervisor Email=|email
Nom du responsable=name;Fonction=role;Numéro portable=mobile;Numéro fixe=phone;Adresse mail=email;Astreinte=|hours;Suppléant=backup;Niveau d'escalade=level
Niveau=level;Délai=escalate_after;Interlocuteur=name;Tél.=phone;Mail=email;Commentaires=notes
Responsable=name;Área=team;Teléfono=phone;Ext.=ext;Celular=mobile;Correo electrónico=email;Horario de atención=hours;Nivel de escalamiento=level;Tiempo de respuesta=escalate_after
Nível=level;Responsável=name;Área=team;Telefone/Ramal=phone;E-mail=email;Horário de atendimento=hours;Prazo=escalate_after;Substituto=backup
Livello=level;Referente=name;Ruolo=role;Telefono=phone;Cellulare=mobile;Indirizzo e-mail=email;Orario di servizio=hours;Tempo di risposta=escalate_after;Sostituto=backup
Eskalationsstufe=level;Ansprechpartner=name;Funktion=role;Telefonnummer=phone;Mobilnummer=mobile;E-Mail Adresse=email;Erreichbarkeit (Zeiten)=hours;Eskalation nach=escalate_after;Stellvertretung=backup
Nr.=;Bereich=team;Name, Vorname=name;Tel. intern=phone|ext;Tel. extern=phone;Handynr.=mobile;Mail=email;Zimmer=|location;Bemerkungen=notes
Niveau=level;Naam=name;Functie=role;Telefoon=phone;Mobiel=mobile;E-mail=email;Bereikbaarheid=|hours;Vervanger=backup;Opmerkingen=notes
Уровень=level;Ответственный=|name;Должность=role;Рабочий тел.=phone;Моб. тел.=mobile;Эл. почта=email;Время реакции=escalate_after;Заместитель=backup;Примечания=notes
Организация=organisation;Подразделение=team;Фамилия=last_name;Имя=first_name;Отчество=middle_name;Телефон (рабочий)=phone;Телефон (мобильный)=mobile;E-mail=email
Poziom=level;Imię i nazwisko=name;Telefon=phone;Tel. kom.=mobile;E-mail=email;Uwagi=notes;Godziny pracy=hours;Zastępstwo=backup|
Seviye=level;Adı Soyadı=name;Ünvanı=role;Telefonu=phone;Cep No=mobile;E-Posta Adresi=email;Çalışma Saatleri=hours;Vekili=backup
レベル=level;担当者=|name;部署名=team;電話番号=phone;携帯番号=mobile;メール=email;対応時間=|hours;備考=notes
级别=level;负责人=|name;职务=|role;联系方式=phone|;手机号=mobile;邮箱地址=email;响应时间=escalate_after|;备用联系人=backup|
EmployeeID=id;FullName=name;WorkPhone=phone;MobilePhone=mobile;WorkEmail=email;ManagerName=backup;OfficeLocation=location;JobTitle=role;DepartmentName=team
emp_id=id;emp_name=name;emp_mobile=mobile;emp_email=email;emp_dept=team;is_active=;created_at=;updated_at=
contact_id=id;first_name=first_name;last_name=last_name;phone_number=phone;email_address=email;company_name=organisation;job_title=role;tags=;last_contacted=
Given Name=first_name;Surname=last_name;Preferred Name=|name|first_name;Work Number=phone;Mobile=mobile;Email 1=email;Email 2=email;Position Title=role;Cost Centre=
Vendor Name=organisation;Service Provided=|service;Account Manager=name|backup;Support Hotline=phone;Support Email=email;Contract Number=;Circuit ID=;SLA=escalate_after;Website=website
Application=service;Business Owner=name;Technical Owner=name|backup;L1 Support=|name|level;L2 Support=|name|level;L3 Support=|name|level;Criticality=severity;Support Hours=hours
System Name=service;Owner=name;Backup Owner=backup;Contact Info=notes|phone;On-Call Rotation=|;Time Zone=timezone
Rank=;Name=name;Relationship=;Home Phone=phone;Work Phone=phone;Cell=mobile;Best Time to Call=hours|
Call Order=level;Name=name;Keyholder Code=;Phone 1=phone;Phone 2=phone;Password=;Available From=|hours;Available To=|hours
Week=;Primary=name;Secondary=backup;Manager on Duty=backup|name;Notes=notes
Date=;Day=;Shift Time=hours;Engineer on Shift=name;Contact No.=phone;Standby=|backup
Team=team;Mon=;Tue=;Wed=;Thu=;Fri=;On-call Number=phone
Badge #=|id;Officer Name=name;Rank=;Unit=team;Station=|location;Radio ID=;Cell #=mobile
Dept/Ward=team;Contact=name;Ext No=ext;Bleep=pager;Out of Hours=hours
"""
